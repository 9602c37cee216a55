import type { ComplexityPart, ComplexityView } from '../api/types.ts'
import { texts } from '../texts/en.ts'
import { Place } from './place.tsx'
import { uniqueKeys } from './unique-keys.ts'

/** The score, its grade, and the parts it is the sum of. */
export function ComplexityCard({ complexity: { score, grade, parts } }: { complexity: ComplexityView }) {
  const largest = Math.max(1, ...parts.map((part) => part.points))
  return (
    <div className="flex flex-wrap items-start gap-4">
      <p className="card flex min-w-20 flex-col items-center bg-sunken px-3 py-2">
        <span className="text-2xl font-semibold">{grade}</span>
        <span className="text-sm text-soft">{texts.analysis.score(score)}</span>
      </p>
      <ul className="grid max-w-xl min-w-48 grow gap-0.5">
        {uniqueKeys(parts, ({ name }) => name).map(({ key, row }) => (
          <PartRow key={key} part={row} largest={largest} />
        ))}
      </ul>
    </div>
  )
}

function PartRow({ part: { name, points, span }, largest }: { part: ComplexityPart; largest: number }) {
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_5rem_2.5rem] items-center gap-2">
      {span ? <Place span={span}>{name}</Place> : <span className="py-0.5">{name}</span>}
      <svg viewBox="0 0 80 6" preserveAspectRatio="none" aria-hidden="true" className="h-1.5 w-full">
        <rect width="80" height="6" rx="3" className="fill-line" />
        <rect width={(80 * points) / largest} height="6" rx="3" className="fill-accent" />
      </svg>
      <span className="text-end tabular-nums">{points}</span>
    </li>
  )
}
