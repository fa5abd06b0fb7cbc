// What a player has beyond play and stop, folded away: tempo, volume, metronome, count-in, loop.
import { setPlayerOptions } from '../../commands/playback.ts';
import { Slider } from '../../components/controls/Slider.tsx';
import { Switch } from '../../components/controls/Switch.tsx';
import { shownPlayable, shownSource } from '../../store/playable.ts';
import { mixKey } from '../../store/playback.ts';
import { useApp, useAppState } from '../appContext.tsx';
import { formatPercent } from '#words/figures.ts';
import { TRANSPORT_TEXT, wordTempo } from '#words/transport.ts';
import { LoopFields } from './LoopFields.tsx';
import { OutputField } from './OutputField.tsx';
import styles from './PlayerControls.module.css';
import { ShownTracks } from './ShownTracks.tsx';

const TEMPO_RANGE = [25, 400] as const;

/** The slider is logarithmic, so that half and double speed lie equally far from the middle. */
const toSlider = (percent: number): number => Math.log2(percent / 100);
const fromSlider = (octaves: number): number => Math.round((100 * 2 ** octaves) / 5) * 5;

export function PlayerControls() {
  const app = useApp();
  const options = useAppState((state) => state.playback.options);
  const score = useAppState((state) => shownPlayable(state)?.score);
  const sourceKey = useAppState((state) => {
    const source = shownSource(state);
    return source && mixKey(source);
  });
  const { tempoPercent, volume, isMetronomeOn, hasCountIn } = options;
  return (
    <div className={styles['controls']} role="group" aria-label={TRANSPORT_TEXT.settings}>
      <Slider
        label={TRANSPORT_TEXT.tempo}
        min={toSlider(TEMPO_RANGE[0])}
        max={toSlider(TEMPO_RANGE[1])}
        step={0.05}
        value={toSlider(tempoPercent)}
        valueText={wordTempo(tempoPercent)}
        onChange={(octaves) => setPlayerOptions(app, { tempoPercent: fromSlider(octaves) })}
      />
      <Slider
        label={TRANSPORT_TEXT.volume}
        min={0}
        max={1}
        step={0.05}
        value={volume}
        valueText={formatPercent(volume)}
        onChange={(changed) => setPlayerOptions(app, { volume: changed })}
      />
      <div className={styles['switches']}>
        <Switch
          isOn={isMetronomeOn}
          onChange={(isOn) => setPlayerOptions(app, { isMetronomeOn: isOn })}
        >
          {TRANSPORT_TEXT.metronome}
        </Switch>
        <Switch isOn={hasCountIn} onChange={(isOn) => setPlayerOptions(app, { hasCountIn: isOn })}>
          {TRANSPORT_TEXT.countIn}
        </Switch>
      </div>
      {score && <LoopFields key={sourceKey} score={score} />}
      <OutputField />
      <ShownTracks />
    </div>
  );
}
