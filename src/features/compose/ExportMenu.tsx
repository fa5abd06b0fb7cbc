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
import { nameDownload } from '#words/common.ts';
import { DEPTH_TEXT, EXPORT_TEXT, RATE_TEXT, wordCancelSound, wordSound } from '#words/exports.ts';
import styles from './ExportMenu.module.css';

export function ExportButtons({ takeId }: { takeId: string }) {
  const app = useApp();
  const job = useAppState((state) => state.audioExport);
  const { kind, hasStems } = useAppState((state) => state.soundFile);
  const sound = wordSound(kind, hasStems);
  const isMine = job.status === 'running' && job.takeId === takeId;
  return (
    <>
      <Button
        icon="download"
        aria-label={nameDownload(EXPORT_TEXT.midi)}
        onClick={() => void exportTakeMidi(app, takeId)}
      >
        {EXPORT_TEXT.midi}
      </Button>
      {isMine ? (
        <Button icon="close" onClick={() => cancelExport(app)}>
          {wordCancelSound(kind, hasStems, job.progress.share)}
        </Button>
      ) : (
        <Button
          icon="download"
          aria-label={nameDownload(sound)}
          disabled={job.status === 'running'}
          onClick={() => void exportTakeSound(app, takeId)}
        >
          {sound}
        </Button>
      )}
    </>
  );
}

const KINDS = [
  { value: 'wav', label: EXPORT_TEXT.wav },
  { value: 'mp3', label: EXPORT_TEXT.mp3 },
] as const;
const RATES = [
  { value: '44100', label: RATE_TEXT[44100] },
  { value: '48000', label: RATE_TEXT[48000] },
] as const;
const DEPTHS = [
  { value: '16', label: DEPTH_TEXT[16] },
  { value: '24', label: DEPTH_TEXT[24] },
] as const;

export function SoundFileSettings() {
  const isBusy = useAppState(({ audioExport }) => audioExport.status === 'running');
  const { kind, sampleRate, bitDepth, hasStems } = useAppState((state) => state.soundFile);
  const set: (change: Partial<SoundFileChoice>) => void = useAppState(
    (state) => state.setSoundFile,
  );
  return (
    <Disclosure summary={EXPORT_TEXT.settings}>
      <div className={styles['fields']}>
        <SelectField
          label={EXPORT_TEXT.format}
          value={kind}
          choices={KINDS}
          disabled={isBusy}
          onChange={(kind) => set({ kind })}
        />
        <SelectField
          label={EXPORT_TEXT.rate}
          value={sampleRate === 48_000 ? '48000' : '44100'}
          choices={RATES}
          disabled={isBusy}
          onChange={(rate) => set({ sampleRate: rate === '48000' ? 48_000 : 44_100 })}
        />
        {kind === 'wav' && (
          <SelectField
            label={EXPORT_TEXT.depth}
            value={bitDepth === 24 ? '24' : '16'}
            choices={DEPTHS}
            disabled={isBusy}
            onChange={(depth) => set({ bitDepth: depth === '24' ? 24 : 16 })}
          />
        )}
      </div>
      <Switch isOn={hasStems} disabled={isBusy} onChange={(hasStems) => set({ hasStems })}>
        {EXPORT_TEXT.stems}
      </Switch>
    </Disclosure>
  );
}
