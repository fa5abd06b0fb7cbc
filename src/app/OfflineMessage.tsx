// That the app has become ready offline: said once on each device, until it is dismissed.
import { Toast } from '../components/controls/Toast.tsx';
import { useApp, useAppState } from '../features/appContext.tsx';
import { SHELL_TEXT } from '#words/shell.ts';
import { changeAndFocus } from './focus.ts';

const SECONDS = 8;

export function OfflineMessage() {
  const { store } = useApp();
  const isNews = useAppState((state) => state.system.isOfflineNews);
  if (!isNews) return null;
  const forget = () => store.getState().setSystem({ isOfflineNews: false });
  return (
    <Toast
      text={SHELL_TEXT.offlineReady}
      seconds={SECONDS}
      onDismiss={() => changeAndFocus(forget)}
      onTimeUp={forget}
    />
  );
}
