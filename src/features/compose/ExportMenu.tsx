// Taking the take home: as notes, or as sound in the form that is set below. While sound is rendered, its button
// tells how far it is and cancels.
import { cancelExport, exportTakeSound } from '../../commands/exportAudio.ts';
import { exportTakeMidi } from '../../commands/exportTake.ts';
import { Button } from '../../components/controls/Button.tsx';
import { Disclosure } from '../../components/controls/Disclosure.tsx';
import { SelectField } from '../../components/controls/Field.tsx';
import { Switch } from '../../components/controls/Switch.tsx';
import type { SoundFileChoice } from '../../store/audioExport.ts';
import { useApp, useAppState } from '../appContext.tsx';
import styles from './ExportMenu.module.css';

export function ExportButtons({ takeId }: { takeId: string }) {
  const app = useApp();
  const job = useAppState((state) => state.audioExport);
  const { kind, hasStems } = useAppState((state) => state.soundFile);
  const what = hasStems ? `tracks as ${kind.toUpperCase()}` : kind.toUpperCase();
  const isMine = job.status === 'running' && job.takeId === takeId;
  return (
    <>
      <Button icon="download" onClick={() => exportTakeMidi(app, takeId)}>
        Download MIDI
      </Button>
      {isMine ? (
        <Button icon="close" onClick={() => cancelExport(app)}>
          Cancel {what}, {Math.round(job.progress.share * 100)} %
        </Button>
      ) : (
        <Button
          icon="download"
          disabled={job.status === 'running'}
          onClick={() => void exportTakeSound(app, takeId)}
        >
          Download {what}
        </Button>
      )}
    </>
  );
}

const KINDS = [
  { value: 'wav', label: 'WAV, exact' },
  { value: 'mp3', label: 'MP3, small' },
] as const;
const RATES = [
  { value: '44100', label: '44.1 kHz' },
  { value: '48000', label: '48 kHz' },
] as const;
const DEPTHS = [
  { value: '16', label: '16 bit' },
  { value: '24', label: '24 bit' },
] as const;

export function SoundFileSettings() {
  const isBusy = useAppState(({ audioExport }) => audioExport.status === 'running');
  const { kind, sampleRate, bitDepth, hasStems } = useAppState((state) => state.soundFile);
  const set: (change: Partial<SoundFileChoice>) => void = useAppState(
    (state) => state.setSoundFile,
  );
  return (
    <Disclosure summary="Sound file settings">
      <div className={styles['fields']}>
        <SelectField
          label="Format"
          value={kind}
          choices={KINDS}
          disabled={isBusy}
          onChange={(kind) => set({ kind })}
        />
        <SelectField
          label="Sample rate"
          value={sampleRate === 48_000 ? '48000' : '44100'}
          choices={RATES}
          disabled={isBusy}
          onChange={(rate) => set({ sampleRate: rate === '48000' ? 48_000 : 44_100 })}
        />
        {kind === 'wav' && (
          <SelectField
            label="Depth"
            value={bitDepth === 24 ? '24' : '16'}
            choices={DEPTHS}
            disabled={isBusy}
            onChange={(depth) => set({ bitDepth: depth === '24' ? 24 : 16 })}
          />
        )}
      </div>
      <Switch isOn={hasStems} disabled={isBusy} onChange={(hasStems) => set({ hasStems })}>
        Every track as a file of its own too, in a zip
      </Switch>
    </Disclosure>
  );
}
