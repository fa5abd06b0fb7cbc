// What the step navigation says about each screen.
import { countOf } from '../features/figureWording.ts';
import type { State } from '../store/store.ts';
import type { Screen } from '../store/system.ts';

export const SCREEN_TITLES: Readonly<Record<Screen, string>> = {
  collect: 'Collect',
  train: 'Train',
  compose: 'Compose',
};

/** What the step holds or is busy with; null when there is nothing to say. */
export function stepNote(screen: Screen, { library, training, takes }: State): string | null {
  switch (screen) {
    case 'collect': {
      const pieces = library.rows.filter((row) => row.kind === 'piece').length;
      return pieces > 0 ? countOf(pieces, 'piece') : null;
    }
    case 'train': {
      if (training.run.status === 'running') {
        const { progress } = training.run;
        const share = progress ? progress.notesSeen / progress.totalNotes : 0;
        return `${Math.round(share * 100)} %`;
      }
      return training.models.length > 0 ? countOf(training.models.length, 'model') : null;
    }
    case 'compose':
      if (takes.writing.status === 'running') return 'writing';
      return takes.list.length > 0 ? countOf(takes.list.length, 'take') : null;
  }
}
