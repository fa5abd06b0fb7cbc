// What this browser or server lacks, said once and plainly.
import { Notice } from '../components/controls/Notice.tsx';
import { useAppState } from '../features/appContext.tsx';

export function EnvironmentNotes() {
  const isolation = useAppState((state) => state.system.isolation);
  if (typeof WebAssembly === 'undefined')
    return (
      <Notice tone="caution">
        WebAssembly is switched off in this browser, so training will be very slow.
      </Notice>
    );
  if (isolation === 'after-reload')
    return (
      <Notice>
        Once this page is reloaded, training can use every processor core of this device.
      </Notice>
    );
  if (isolation === 'off')
    return (
      <Notice tone="caution">
        The way this page reached the browser does not let it use every processor core, so training
        may be slower. Everything else works.
      </Notice>
    );
  return null;
}
