import type { ReactNode } from 'react'
import { Problem } from '../api/problem.ts'
import { texts } from '../texts/en.ts'

/** Why something did not work, in the server's words, with what to do next and the id to quote. */
export function ProblemNotice({ fault, children }: { fault: unknown; children?: ReactNode }) {
  const body = fault instanceof Problem ? fault.body : null
  return (
    <div role="alert" className="card border-danger bg-danger-tint p-3">
      <p className="font-medium">{body?.title ?? texts.faults.unknown}</p>
      {body ? <p>{body.detail}</p> : null}
      {body?.hint ? <p className="mt-1 text-soft">{body.hint}</p> : null}
      {body?.problems?.map(({ path, message }) => (
        <p key={`${path} ${message}`} className="mt-1">
          <code className="font-mono">{path}</code>: {message}
        </p>
      ))}
      {body?.request_id ? <p className="mt-1 text-sm text-soft">{texts.faults.requestId(body.request_id)}</p> : null}
      {children ? <div className="mt-2 flex flex-wrap gap-2">{children}</div> : null}
    </div>
  )
}
