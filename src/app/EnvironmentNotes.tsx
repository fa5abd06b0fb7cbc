// What this browser or server lacks, said once and plainly.
import { Notice } from '../components/controls/Notice.tsx';
import { useAppState } from '../features/appContext.tsx';
import { SHELL_TEXT } from '#words/shell.ts';

export function EnvironmentNotes() {
  const isolation = useAppState((state) => state.system.isolation);
  if (typeof WebAssembly === 'undefined')
    return <Notice tone="caution">{SHELL_TEXT.noWebAssembly}</Notice>;
  if (isolation === 'after-reload') return <Notice>{SHELL_TEXT.isolatedAfterReload}</Notice>;
  if (isolation === 'off') return <Notice tone="caution">{SHELL_TEXT.notIsolated}</Notice>;
  return null;
}
