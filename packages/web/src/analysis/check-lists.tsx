import type { FindingView, ProblemView, Span, UnresolvedView } from '../api/types.ts'
import { texts } from '../texts/en.ts'
import { Place } from './place.tsx'
import { useRowLimit } from './use-row-limit.tsx'

const spanKey = ({ span }: { span: Span }): string => span.join('-')

/** What could not be read, with line and column. */
export function ProblemList({ problems }: { problems: readonly ProblemView[] }) {
  const [shown, more] = useRowLimit(problems, spanKey)
  return (
    <>
      <ul className="grid gap-1">
        {shown.map(({ key, row: problem }) => (
          <li key={key}>
            <Place span={problem.span}>
              <span className="text-danger">{texts.analysis.position(problem.line, problem.column)}</span>{' '}
              {problem.message} <code className="font-mono text-sm text-soft">{problem.code}</code>
            </Place>
          </li>
        ))}
      </ul>
      {more}
    </>
  )
}

/** Names that resolve to nothing known, by the reason; they are listed, never dropped. */
export function UnresolvedList({ unresolved }: { unresolved: readonly UnresolvedView[] }) {
  const reasons = [...new Set(unresolved.map(({ reason }) => reason))]
  return (
    <dl className="grid gap-2">
      {reasons.map((reason) => (
        <UnresolvedNames
          key={reason}
          title={texts.unresolvedReasons.get(reason) ?? reason}
          items={unresolved.filter((item) => item.reason === reason)}
        />
      ))}
    </dl>
  )
}

function UnresolvedNames({ title, items }: { title: string; items: readonly UnresolvedView[] }) {
  const [shown, more] = useRowLimit(items, spanKey)
  return (
    <div>
      <dt className="text-soft">{title}</dt>
      <dd className="flex flex-wrap gap-x-3 gap-y-1">
        {shown.map(({ key, row: { name, span } }) => (
          <Place key={key} span={span} className="font-mono">
            {name}
          </Place>
        ))}
        {more}
      </dd>
    </div>
  )
}

const severityColors = { error: 'text-danger', warning: 'text-warning', info: 'text-soft' } as const

/** What the rules found. */
export function FindingList({ findings }: { findings: readonly FindingView[] }) {
  const [shown, more] = useRowLimit(findings, spanKey)
  return (
    <>
      <ul className="grid gap-1">
        {shown.map(({ key, row: finding }) => (
          <li key={key}>
            <Place span={finding.span}>
              <span className={severityColors[finding.severity]}>{texts.severities[finding.severity]}</span>{' '}
              {finding.message} <code className="font-mono text-sm text-soft">{finding.rule}</code>
            </Place>
          </li>
        ))}
      </ul>
      {more}
    </>
  )
}
