// One track of the mixer. A track without a name of its own goes by its number.
import { ToggleButton } from '../components/controls/Button.tsx';
import { BareSlider } from '../components/controls/Slider.tsx';
import { TRACK_COLOURS } from '../components/plots/plotTheme.ts';
import { INSTRUMENT_PLANS } from '../core/audio/instrumentPlans.ts';
import type { TrackMix } from '../core/audio/mix.ts';
import { familyName, instrumentName, programName } from '../core/music/instrumentNames.ts';
import type { Track } from '../core/music/score.ts';
import { chosenFont } from '../store/sounds.ts';
import { formatPercent } from '#words/figures.ts';
import { wordStandIn } from '#words/instruments.ts';
import {
  MIXER_TEXT,
  nameDrums,
  nameInstrument,
  nameMute,
  namePan,
  nameSolo,
  nameUnnamed,
  nameVolume,
  wordPan,
} from '#words/transport.ts';
import { useAppState } from './appContext.tsx';
import styles from './TrackList.module.css';

const OWN = 'own';
/** What can be chosen: the programs with sounds of their own, by family. */
const PROGRAMS = INSTRUMENT_PLANS.map(({ instrument }) => instrument).filter(
  (id) => typeof id === 'number',
);
const FAMILIES = [...new Set(PROGRAMS.map(familyName))].map(
  (family) => [family, PROGRAMS.filter((program) => familyName(program) === family)] as const,
);

export function TrackRow({
  index,
  track,
  mix,
  onChange,
}: {
  index: number;
  track: Track;
  mix: TrackMix;
  onChange: (change: Partial<TrackMix>) => void;
}) {
  const name = track.name || nameUnnamed(index);
  const own = useAppState(({ sounds }) => chosenFont(sounds)?.instruments);
  const standIn = wordStandIn(track, own ?? [], mix);
  const percent = formatPercent(mix.volume);
  return (
    <li className={styles['track']} data-track={index}>
      <span
        className={styles['colour']}
        style={{ background: `var(--track-${(index % TRACK_COLOURS) + 1})` }}
      />
      <ToggleButton
        letter="M"
        chord="M"
        label={nameMute(name)}
        isOn={mix.isMuted}
        onChange={(isMuted) => onChange({ isMuted })}
      />
      <ToggleButton
        letter="S"
        chord="S"
        label={nameSolo(name)}
        isOn={mix.isSolo}
        onChange={(isSolo) => onChange({ isSolo })}
      />
      <span className={styles['voice']}>
        {track.isDrum ? (
          <span>{nameDrums(name)}</span>
        ) : (
          <select
            aria-label={nameInstrument(name)}
            value={mix.program ?? OWN}
            onChange={({ target: { value } }) =>
              onChange({ program: value === OWN ? null : Number(value) })
            }
          >
            <option value={OWN}>{instrumentName(track)}</option>
            {FAMILIES.map(([family, programs]) => (
              <optgroup key={family} label={family}>
                {programs.map((program) => (
                  <option key={program} value={program}>
                    {programName(program)}
                  </option>
                ))}
              </optgroup>
            ))}
          </select>
        )}
        {standIn !== null && <small>{standIn}</small>}
      </span>
      <span className={styles['slider']}>
        <span aria-hidden="true">{MIXER_TEXT.volume}</span>
        <BareSlider
          label={nameVolume(name)}
          min={0}
          max={1}
          step={0.05}
          value={mix.volume}
          valueText={percent}
          onChange={(volume) => onChange({ volume })}
        />
      </span>
      <span className={styles['pan']}>
        <span aria-hidden="true">{MIXER_TEXT.pan}</span>
        <BareSlider
          label={namePan(name)}
          min={-1}
          max={1}
          step={0.1}
          value={mix.pan}
          valueText={wordPan(mix.pan)}
          onChange={(pan) => onChange({ pan })}
        />
      </span>
    </li>
  );
}
