import type { ColumnView } from '../api/types.ts'
import { texts } from '../texts/en.ts'
import { columnLabel, confidenceLabel, placeKey } from './column-label.ts'
import { EdgeKindMark } from './edge-kind-mark.tsx'
import { Place } from './place.tsx'
import { uniqueKeys } from './unique-keys.ts'
import { useRowLimit } from './use-row-limit.tsx'

const { columnTable } = texts.analysis

const outputKey = ({ target, span }: ColumnView): string => placeKey({ ...target, span })

/** Every output column with the columns it is made of: the graph as a table. */
export function ColumnTable({ columns }: { columns: readonly ColumnView[] }) {
  const [shown, more] = useRowLimit(columns, outputKey)
  return (
    <div className="overflow-x-auto">
      <table className="data-table min-w-104">
        <caption className="sr-only">{columnTable.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{columnTable.output}</th>
            <th scope="col">{columnTable.source}</th>
            <th scope="col">{columnTable.kind}</th>
            <th scope="col">{columnTable.confidence}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ key, row }) => (
            <OutputRows key={key} column={row} />
          ))}
        </tbody>
      </table>
      {more}
    </div>
  )
}

function OutputRows({ column: { target, span, sources } }: { column: ColumnView }) {
  const output = (
    <td rowSpan={Math.max(1, sources.length)} className="font-mono">
      <Place span={span}>{columnLabel(target)}</Place>
    </td>
  )
  if (sources.length === 0) {
    return (
      <tr>
        {output}
        <td colSpan={3} className="text-soft">
          {columnTable.noSource}
        </td>
      </tr>
    )
  }
  return uniqueKeys(sources, placeKey).map(({ key, row: source }, index) => (
    <tr key={key}>
      {index === 0 ? output : null}
      <td className="font-mono">
        <Place span={source.span}>
          {columnLabel(source)}
          {source.path ? <span className="text-soft">.{source.path}</span> : null}
        </Place>
        {source.table === null ? <span className="chip font-sans text-warning">{columnTable.unknownTable}</span> : null}
      </td>
      <td>
        <EdgeKindMark kind={source.kind} />
      </td>
      <td className="whitespace-nowrap">{confidenceLabel(source.confidence)}</td>
    </tr>
  ))
}
