import { type ErrorKind, errorCodes } from '../../packages/server/src/kernel/error-codes.ts'
import { markdownTable } from './table.ts'

/** `docs/errors.md`: every code that a caller can meet. */
export function errorPage(): string {
  const kinds: [string, ErrorKind][] = Object.entries(errorCodes)
  const rows = kinds.map(([code, { status, detail, hint = '' }]) => [`\`${code}\``, String(status), detail, hint])
  return `# Error codes

Errors are \`application/problem+json\` with \`type\`, \`title\`, \`status\`, \`detail\`, \`code\` and \`request_id\`; wrong fields stand in
\`problems\`. A code keeps its meaning for ever.

${markdownTable(['code', 'status', 'says', 'what to do'], rows)}
`
}
