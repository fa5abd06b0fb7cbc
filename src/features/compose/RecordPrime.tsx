// Playing the opening of a take on a MIDI keyboard: choose it, record over a metronome; every one is kept until it is
// removed.
import { openMidiPorts } from '../../commands/midiPorts.ts';
import { playSource } from '../../commands/playback.ts';
import { removeRecording } from '../../commands/remove.ts';
import { Button, IconButton } from '../../components/controls/Button.tsx';
import { Disclosure } from '../../components/controls/Disclosure.tsx';
import { RollThumbnail } from '../../components/plots/RollThumbnail.tsx';
import type { Recording } from '../../store/recordings.ts';
import { useApp, useAppState } from '../appContext.tsx';
import { FailureNotice } from '../FailureNotice.tsx';
import { factsOf } from '../scoreFacts.ts';
import { nameListen, nameRemove } from '#words/common.ts';
import { OPENING_TEXT, tellPlayed, wordPlayed } from '#words/openings.ts';
import styles from './RecordPrime.module.css';
import { RecordForm } from './RecordForm.tsx';
import { RecordingView } from './RecordingView.tsx';

export function RecordPrime() {
  const { access, failure } = useAppState((state) => state.midiPorts);
  const { list, recorder } = useAppState((state) => state.recordings);
  const played =
    recorder.status === 'done' ? list.find(({ id }) => id === recorder.result.id) : undefined;
  return (
    <Disclosure summary={OPENING_TEXT.play}>
      <div className={styles['record']}>
        {access !== 'open' && <Connect />}
        {access !== 'open' && failure && <FailureNotice failure={failure} />}
        <p role="status" className={styles['said']}>
          {played && tellPlayed(played.title, wordFacts(played))}
        </p>
        {list.length > 0 && (
          <ul className={styles['list']} aria-label={OPENING_TEXT.yours}>
            {list.toReversed().map((recording) => (
              <Kept key={recording.id} recording={recording} />
            ))}
          </ul>
        )}
        {recorder.status === 'failed' && <FailureNotice failure={recorder.failure} />}
        {recorder.status === 'running' && <RecordingView progress={recorder.progress} />}
        {access === 'open' && <RecordForm isHidden={recorder.status === 'running'} />}
      </div>
    </Disclosure>
  );
}

function Connect() {
  const app = useApp();
  return (
    <>
      <p>{OPENING_TEXT.what}</p>
      <div className={styles['row']}>
        <Button onClick={() => void openMidiPorts(app)}>{OPENING_TEXT.connect}</Button>
      </div>
    </>
  );
}

function wordFacts({ score }: Recording): string {
  const { notes, seconds } = factsOf(score);
  return wordPlayed(notes, seconds);
}

function Kept({ recording }: { recording: Recording }) {
  const app = useApp();
  const { id, title, score } = recording;
  return (
    <li>
      <RollThumbnail score={score} />
      <IconButton
        icon="play"
        data-item={id}
        label={nameListen(title)}
        onClick={() => void playSource(app, { kind: 'recording', id })}
      />
      <strong>{title}</strong>
      <span>{wordFacts(recording)}</span>
      <IconButton icon="close" label={nameRemove(title)} onClick={() => removeRecording(app, id)} />
    </li>
  );
}
