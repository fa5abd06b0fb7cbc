// What this browser or server lacks, said once and plainly.
import { Notice } from '../components/controls/Notice.tsx';

export function EnvironmentNotes() {
  if (typeof WebAssembly === 'undefined')
    return (
      <Notice tone="caution">
        WebAssembly is switched off in this browser, so training will be very slow.
      </Notice>
    );
  if (!window.crossOriginIsolated)
    return (
      <Notice tone="caution">
        The way this page reached the browser does not let it use every processor core, so training
        may be slower. Everything else works.
      </Notice>
    );
  return null;
}
