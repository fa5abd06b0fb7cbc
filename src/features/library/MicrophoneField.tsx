// Recording with the microphone: start, stop, and what kept it from starting.
import { useEffect, useState } from 'react';
import { startMicrophone, stopMicrophone } from '../../commands/recordMicrophone.ts';
import { Button } from '../../components/controls/Button.tsx';
import { useApp, useAppState } from '../appContext.tsx';
import { FailureNotice } from '../FailureNotice.tsx';
import { formatClock } from '#words/figures.ts';
import { REVIEW_TEXT } from '#words/review.ts';

const UPDATE_MS = 250;

export function MicrophoneField() {
  const app = useApp();
  const microphone = useAppState((state) => state.review.microphone);
  if (microphone.status === 'running') {
    const { startedAtMs } = microphone.progress;
    if (startedAtMs === null) return <Button disabled>{REVIEW_TEXT.openingMicrophone}</Button>;
    return (
      <Button look="primary" icon="stop" onClick={() => void stopMicrophone(app)}>
        {REVIEW_TEXT.stopRecording}
        <Clock startedAtMs={startedAtMs} />
      </Button>
    );
  }
  return (
    <>
      <Button onClick={() => void startMicrophone(app)}>{REVIEW_TEXT.recordMicrophone}</Button>
      {microphone.status === 'failed' && <FailureNotice failure={microphone.failure} />}
    </>
  );
}

function Clock({ startedAtMs }: { startedAtMs: number }) {
  const [nowMs, setNow] = useState(() => performance.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), UPDATE_MS);
    return () => clearInterval(timer);
  }, []);
  return <span aria-hidden="true">{formatClock((nowMs - startedAtMs) / 1000)}</span>;
}
