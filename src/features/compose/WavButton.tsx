// Download as sound. While it is rendered, the same button tells how far it is and cancels.
import { cancelExport, exportTakeWav } from '../../commands/exportAudio.ts';
import { Button } from '../../components/controls/Button.tsx';
import { useApp, useAppState } from '../appContext.tsx';

export function WavButton({ takeId }: { takeId: string }) {
  const app = useApp();
  const job = useAppState((state) => state.audioExport);
  if (job.status === 'running' && job.progress.takeId === takeId)
    return (
      <Button icon="close" onClick={() => cancelExport(app)}>
        Cancel WAV, {Math.round(job.progress.share * 100)} %
      </Button>
    );
  return (
    <Button
      icon="download"
      disabled={job.status === 'running'}
      onClick={() => void exportTakeWav(app, takeId)}
    >
      Download WAV
    </Button>
  );
}
