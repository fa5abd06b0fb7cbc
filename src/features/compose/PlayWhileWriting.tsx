// Whether a take sounds from its first notes on.
import { setPlaysWhileWriting } from '../../commands/playWhileWriting.ts';
import { Switch } from '../../components/controls/Switch.tsx';
import { useApp, useAppState } from '../appContext.tsx';

export function PlayWhileWriting() {
  const app = useApp();
  const isOn = useAppState((state) => state.playback.playsWhileWriting);
  return (
    <Switch isOn={isOn} onChange={(wanted) => setPlaysWhileWriting(app, wanted)}>
      Play as it is written
    </Switch>
  );
}
