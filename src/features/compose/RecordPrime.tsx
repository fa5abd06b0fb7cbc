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
import { factsOf } from '../scoreFacts.ts';
import { COMMON_TEXT, nameListen, nameRemove } from '#words/common.ts';
import { OPENING_TEXT, namePlayed, wordPlayed } from '#words/openings.ts';
import styles from './RecordPrime.module.css';
import { RecordForm } from './RecordForm.tsx';
import { RecordingView } from './RecordingView.tsx';

export function RecordPrime() {
  const { access, failure } = useAppState((state) => state.midiPorts);
  const { list, recorder } = useAppState((state) => state.recordings);
  return (
    <Disclosure summary={OPENING_TEXT.play}>
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
          <ul className={styles['list']} aria-label={OPENING_TEXT.yours}>
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
        {OPENING_TEXT.connect}
      </Button>
    </div>
  );
}

function wordFacts({ score }: Recording): string {
  const { notes, seconds } = factsOf(score);
  return wordPlayed(notes, seconds);
}

function Played({ recording }: { recording: Recording }) {
  const app = useApp();
  return (
    <>
      <p>{namePlayed(recording.title, wordFacts(recording))}</p>
      <RollThumbnail score={recording.score} />
      <div className={styles['row']}>
        <Button look="primary" onClick={() => keepRecording(app)}>
          {OPENING_TEXT.keep}
        </Button>
        <Button
          icon="play"
          onClick={() => void playSource(app, { kind: 'recording', id: recording.id })}
        >
          {COMMON_TEXT.listen}
        </Button>
        <Button look="quiet" onClick={() => discardRecording(app)}>
          {COMMON_TEXT.discard}
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
        label={nameListen(title)}
        onClick={() => void playSource(app, { kind: 'recording', id })}
      />
      <strong>{title}</strong>
      <span>{wordFacts(recording)}</span>
      <IconButton icon="close" label={nameRemove(title)} onClick={() => removeRecording(app, id)} />
    </li>
  );
}
