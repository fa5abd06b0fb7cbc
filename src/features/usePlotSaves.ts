// How the plots of a take, a piece or a model are saved: under its name and theirs.
import { saveCsv, savePicture } from '../commands/evaluate.ts';
import type { PlotSaves } from '../components/plots/PlotFrame.tsx';
import { useApp } from './appContext.tsx';

export function usePlotSaves(name: string): (plotTitle: string) => PlotSaves {
  const app = useApp();
  return (plotTitle) => ({
    picture: (picture) => savePicture(app, `${name} ${plotTitle}`, picture),
    table: (table) => saveCsv(app, `${name} ${plotTitle}`, table),
  });
}
