import type { ReactNode } from 'react'

interface FigureTableProps {
  label: string
  /** The first one names the row. */
  head: readonly string[]
  rows: readonly { key: string; cells: readonly ReactNode[]; strong?: boolean }[]
}

/** A small table of figures: names at the left, numbers at the right. */
export function FigureTable({ label, head, rows }: FigureTableProps) {
  return (
    <div className="overflow-x-auto">
      <table aria-label={label} className="w-full border-separate border-spacing-0">
        <thead>
          <tr>
            {head.map((name, at) => (
              <th
                key={name}
                scope="col"
                className={`h-8 border-b border-line pr-4 text-caption font-normal whitespace-nowrap text-muted last:pr-0 ${at === 0 ? 'text-left' : 'text-right'}`}
              >
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells, strong }) => (
            <tr key={key} className={strong ? 'font-semibold' : ''}>
              {cells.map((cell, at) =>
                at === 0 ? (
                  <th
                    key={at}
                    scope="row"
                    className={`border-b border-line py-1.5 pr-4 text-left ${strong ? 'font-semibold' : 'font-normal'}`}
                  >
                    {cell}
                  </th>
                ) : (
                  <td
                    key={at}
                    className="border-b border-line py-1.5 pr-4 text-right whitespace-nowrap tabular-nums last:pr-0"
                  >
                    {cell}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
