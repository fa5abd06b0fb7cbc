import type { PlotTable } from '../../../components/plots/PlotFrame.tsx';

/** The first row is the head, the first column the names of the rows. */
export function ReportTable({ table: [head = [], ...rows] }: { table: PlotTable }) {
  return (
    <div className="wide">
      <table>
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
    </div>
  );
}
