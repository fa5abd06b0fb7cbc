// How the plots of a take are saved: under its title and theirs.
import { saveCsv, savePicture } from '../../commands/evaluate.ts';
import type { PlotSaves } from '../../components/plots/PlotFrame.tsx';
import { useApp } from '../appContext.tsx';

export function usePlotSaves(takeTitle: string): (plotTitle: string) => PlotSaves {
  const app = useApp();
  return (plotTitle) => ({
    picture: (picture) => savePicture(app, `${takeTitle} ${plotTitle}`, picture),
    table: (table) => saveCsv(app, `${takeTitle} ${plotTitle}`, table),
  });
}
