import { DataTable } from '../../../components/plots/DataTable.tsx';
import type { PlotTable } from '../../../components/plots/PlotFrame.tsx';

/** Scrolls by itself where the page is narrower. */
export function ReportTable({ table }: { table: PlotTable }) {
  return (
    <div className="wide">
      <DataTable table={table} />
    </div>
  );
}
