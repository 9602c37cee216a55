import type { TableView } from '../api/types.ts'
import { texts } from '../texts/en.ts'
import { Place } from './place.tsx'

/** Tables read and tables written; a table that is named several times has a place for each. */
export function TableList({ read, written }: { read: readonly TableView[]; written: readonly TableView[] }) {
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-2">
      <TableRow label={texts.analysis.reads} tables={read} />
      <TableRow label={texts.analysis.writes} tables={written} />
    </dl>
  )
}

function TableRow({ label, tables }: { label: string; tables: readonly TableView[] }) {
  return (
    <>
      <dt className="text-soft">{label}</dt>
      <dd className="flex flex-wrap gap-1.5">
        {tables.length === 0 ? <span className="text-soft">{texts.analysis.noTable}</span> : null}
        {tables.map((table) => (
          <TableChip key={table.name} table={table} />
        ))}
      </dd>
    </>
  )
}

function TableChip({ table: { name, spans } }: { table: TableView }) {
  const [first, ...others] = spans
  return (
    <span className="chip font-mono">
      {first ? (
        <Place span={first} className="mx-0">
          {name}
        </Place>
      ) : (
        name
      )}
      {others.map((span, index) => (
        <Place key={span.join('-')} span={span} className="mx-0 text-soft">
          <span className="sr-only">{name} </span>
          {texts.analysis.mention(index + 2)}
        </Place>
      ))}
    </span>
  )
}
