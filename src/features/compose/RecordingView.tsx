// While it records: count-in or time, what has come so far, and the way to stop.
import { useEffect, useState } from 'react';
import { stopRecording } from '../../commands/record.ts';
import { Button } from '../../components/controls/Button.tsx';
import type { RecorderProgress } from '../../store/recordings.ts';
import { useApp } from '../appContext.tsx';
import { COMMON_TEXT } from '#words/common.ts';
import { OPENING_TEXT, wordRecording } from '#words/openings.ts';
import styles from './RecordPrime.module.css';

const UPDATE_MS = 100;

export function RecordingView({ progress: { downbeatMs, notes } }: { progress: RecorderProgress }) {
  const app = useApp();
  const [nowMs, setNow] = useState(() => performance.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), UPDATE_MS);
    return () => clearInterval(timer);
  }, []);
  const isCountingIn = downbeatMs !== null && nowMs < downbeatMs;
  return (
    <>
      <p role="status">
        {downbeatMs === null && OPENING_TEXT.loading}
        {isCountingIn && OPENING_TEXT.countingIn}
        {downbeatMs !== null && !isCountingIn && OPENING_TEXT.recording}
      </p>
      <div className={styles['row']}>
        <Button look="primary" icon="stop" onClick={() => stopRecording(app)}>
          {COMMON_TEXT.stop}
        </Button>
        <span>{wordRecording(downbeatMs === null ? 0 : (nowMs - downbeatMs) / 1000, notes)}</span>
      </div>
    </>
  );
}
