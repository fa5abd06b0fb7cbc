// One track of the mixer. A track without a name of its own goes by its number.
import { BareSlider } from '../components/controls/Slider.tsx';
import { TRACK_COLOURS } from '../components/plots/plotTheme.ts';
import { INSTRUMENT_PLANS } from '../core/audio/instrumentPlans.ts';
import type { TrackMix } from '../core/audio/mix.ts';
import { familyName, instrumentName, programName } from '../core/music/instrumentNames.ts';
import type { Track } from '../core/music/score.ts';
import { chosenFont } from '../store/sounds.ts';
import { useAppState } from './appContext.tsx';
import { wordStandIn } from './instrumentWording.ts';
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
  const name = track.name || `Track ${index + 1}`;
  const own = useAppState(({ sounds }) => chosenFont(sounds)?.instruments);
  const standIn = wordStandIn(track, own ?? [], mix);
  const percent = `${Math.round(mix.volume * 100)} %`;
  return (
    <li className={styles['track']} data-track={index}>
      <span
        className={styles['colour']}
        style={{ background: `var(--track-${(index % TRACK_COLOURS) + 1})` }}
      />
      <Toggle
        letter="M"
        label={`Mute ${name}`}
        isOn={mix.isMuted}
        onChange={(isMuted) => onChange({ isMuted })}
      />
      <Toggle
        letter="S"
        label={`Solo ${name}`}
        isOn={mix.isSolo}
        onChange={(isSolo) => onChange({ isSolo })}
      />
      <span className={styles['voice']}>
        {track.isDrum ? (
          <span>{name === 'Drums' ? name : `${name}: Drums`}</span>
        ) : (
          <select
            aria-label={`Instrument of ${name}`}
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
        <span aria-hidden="true">Volume</span>
        <BareSlider
          label={`Volume of ${name}`}
          min={0}
          max={1}
          step={0.05}
          value={mix.volume}
          valueText={percent}
          onChange={(volume) => onChange({ volume })}
        />
      </span>
      <span className={styles['pan']}>
        <span aria-hidden="true">Pan</span>
        <BareSlider
          label={`Pan of ${name}`}
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

function wordPan(pan: number): string {
  if (Math.abs(pan) < 0.05) return 'centre';
  return `${Math.round(Math.abs(pan) * 100)} % ${pan < 0 ? 'left' : 'right'}`;
}

function Toggle({
  letter,
  label,
  isOn,
  onChange,
}: {
  letter: string;
  label: string;
  isOn: boolean;
  onChange: (isOn: boolean) => void;
}) {
  return (
    <button
      type="button"
      className={styles['toggle']}
      aria-label={label}
      aria-pressed={isOn}
      title={label}
      onClick={() => onChange(!isOn)}
    >
      {letter}
    </button>
  );
}
