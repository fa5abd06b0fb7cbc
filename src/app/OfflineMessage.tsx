// That the app has become ready offline: said once on each device, until it is dismissed.
import { Toast } from '../components/controls/Toast.tsx';
import { useApp, useAppState } from '../features/appContext.tsx';
import { changeAndFocus } from './focus.ts';

const SECONDS = 20;

export function OfflineMessage() {
  const { store } = useApp();
  const isNews = useAppState((state) => state.system.isOfflineNews);
  if (!isNews) return null;
  const forget = () => store.getState().setSystem({ isOfflineNews: false });
  return (
    <Toast
      text="Ready offline: from now on Cadenza opens without a connection."
      seconds={SECONDS}
      onDismiss={() => changeAndFocus(forget)}
      onTimeUp={forget}
    />
  );
}
