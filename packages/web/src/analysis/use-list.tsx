import type { UseView } from '../api/types.ts'
import { texts } from '../texts/en.ts'
import { columnLabel, confidenceLabel, placeKey } from './column-label.ts'
import { Place } from './place.tsx'
import { useRowLimit } from './use-row-limit.tsx'

/** The columns that filter, join, group or sort and flow into no output. */
export function UseList({ uses }: { uses: readonly UseView[] }) {
  const [shown, more] = useRowLimit(uses, placeKey)
  return (
    <div className="overflow-x-auto">
      <table className="data-table min-w-80">
        <caption className="sr-only">{texts.analysis.uses}</caption>
        <thead>
          <tr>
            <th scope="col">{texts.analysis.useTable.column}</th>
            <th scope="col">{texts.analysis.useTable.clause}</th>
            <th scope="col">{texts.analysis.columnTable.confidence}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ key, row: use }) => (
            <tr key={key}>
              <td className="font-mono">
                <Place span={use.span}>{columnLabel(use)}</Place>
              </td>
              <td>{texts.useKinds[use.kind]}</td>
              <td className="whitespace-nowrap">{confidenceLabel(use.confidence)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {more}
    </div>
  )
}
