// Playing the opening of a take on a MIDI keyboard: choose it, record over a metronome, keep or discard.
import { openMidiPorts } from '../../commands/midiPorts.ts';
import { playSource } from '../../commands/playback.ts';
import { discardRecording, keepRecording, removeRecording } from '../../commands/record.ts';
import { Button, IconButton } from '../../components/controls/Button.tsx';
import { Disclosure } from '../../components/controls/Disclosure.tsx';
import { RollThumbnail } from '../../components/plots/RollThumbnail.tsx';
import type { Recording } from '../../store/recordings.ts';
import { useApp, useAppState } from '../appContext.tsx';
import { FailureNotice } from '../FailureNotice.tsx';
import { countOf, formatClock } from '../figureWording.ts';
import { factsOf } from '../scoreFacts.ts';
import styles from './RecordPrime.module.css';
import { RecordForm } from './RecordForm.tsx';
import { RecordingView } from './RecordingView.tsx';

export function RecordPrime() {
  const { access, failure } = useAppState((state) => state.midiPorts);
  const { list, recorder } = useAppState((state) => state.recordings);
  return (
    <Disclosure summary="Play the opening yourself">
      <div className={styles['record']}>
        {access !== 'open' && <Connect isAsking={access === 'asking'} />}
        {access !== 'open' && failure && <FailureNotice failure={failure} />}
        {recorder.status === 'running' && <RecordingView progress={recorder.progress} />}
        {recorder.status === 'done' && <Played recording={recorder.result} />}
        {access === 'open' && recorder.status !== 'running' && recorder.status !== 'done' && (
          <RecordForm />
        )}
        {recorder.status === 'failed' && <FailureNotice failure={recorder.failure} />}
        {list.length > 0 && (
          <ul className={styles['list']} aria-label="Openings you played">
            {list.map((recording) => (
              <Kept key={recording.id} recording={recording} />
            ))}
          </ul>
        )}
      </div>
    </Disclosure>
  );
}

function Connect({ isAsking }: { isAsking: boolean }) {
  const app = useApp();
  return (
    <div className={styles['row']}>
      <Button disabled={isAsking} onClick={() => void openMidiPorts(app)}>
        Connect a MIDI keyboard
      </Button>
    </div>
  );
}

/** @returns "12 notes, 0:08" */
function wordRecording({ score }: Recording): string {
  const { notes, seconds } = factsOf(score);
  return `${countOf(notes, 'note')}, ${formatClock(seconds)}`;
}

function Played({ recording }: { recording: Recording }) {
  const app = useApp();
  return (
    <>
      <p>
        {recording.title}: {wordRecording(recording)}
      </p>
      <RollThumbnail score={recording.score} />
      <div className={styles['row']}>
        <Button look="primary" onClick={() => keepRecording(app)}>
          Keep
        </Button>
        <Button
          icon="play"
          onClick={() => void playSource(app, { kind: 'recording', id: recording.id })}
        >
          Listen
        </Button>
        <Button look="quiet" onClick={() => discardRecording(app)}>
          Discard
        </Button>
      </div>
    </>
  );
}

function Kept({ recording }: { recording: Recording }) {
  const app = useApp();
  const { id, title } = recording;
  return (
    <li>
      <IconButton
        icon="play"
        label={`Listen to ${title}`}
        onClick={() => void playSource(app, { kind: 'recording', id })}
      />
      <strong>{title}</strong>
      <span>{wordRecording(recording)}</span>
      <IconButton icon="close" label={`Remove ${title}`} onClick={() => removeRecording(app, id)} />
    </li>
  );
}
