// Whether a take sounds from its first notes on.
import { setPlaysWhileWriting } from '../../commands/playWhileWriting.ts';
import { Switch } from '../../components/controls/Switch.tsx';
import { useApp, useAppState } from '../appContext.tsx';
import { COMPOSE_TEXT } from '#words/compose.ts';

export function PlayWhileWriting() {
  const app = useApp();
  const isOn = useAppState((state) => state.playback.playsWhileWriting);
  return (
    <Switch isOn={isOn} onChange={(wanted) => setPlaysWhileWriting(app, wanted)}>
      {COMPOSE_TEXT.playWhileWriting}
    </Switch>
  );
}
