// A plot's numbers as a table, on the page and in the report.
import type { PlotTable } from './PlotFrame.tsx';

/** The first row is the head, the first column the names of the rows. */
export function DataTable({
  table: [head = [], ...rows],
  className,
}: {
  table: PlotTable;
  className?: string | undefined;
}) {
  return (
    <table className={className}>
      <thead>
        <tr>
          {head.map((name, i) => (
            <th key={i} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, ...cells], i) => (
          <tr key={i}>
            <th scope="row">{name}</th>
            {cells.map((cell, column) => (
              <td key={column}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
