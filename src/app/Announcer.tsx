// Tells screen readers how long jobs end, whichever screen is open.
import { useAppState } from '../features/appContext.tsx';
import { wordImported } from '../features/library/importWording.ts';

export function Announcer() {
  const importing = useAppState(({ library }) => {
    switch (library.importing.status) {
      case 'running':
        return 'Import started.';
      case 'done':
        return wordImported(library.importing.result);
      case 'cancelled':
        return 'Import cancelled.';
      default:
        return '';
    }
  });
  const training = useAppState(({ training: { run } }) => {
    switch (run.status) {
      case 'running':
        return 'Training started.';
      case 'done':
        return 'Training finished. The model is ready to compose with.';
      case 'cancelled':
        return 'Training cancelled.';
      default:
        return '';
    }
  });
  const writing = useAppState(({ takes }) => {
    switch (takes.writing.status) {
      case 'running':
        return 'Writing started.';
      case 'done':
        return 'The take is written.';
      case 'cancelled':
        return 'Writing cancelled.';
      default:
        return '';
    }
  });
  return (
    <div className="visually-hidden">
      <p role="status">{importing}</p>
      <p role="status">{training}</p>
      <p role="status">{writing}</p>
    </div>
  );
}
