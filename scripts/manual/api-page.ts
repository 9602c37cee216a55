import { actions } from '../../packages/server/src/actions/index.ts'
import { makeOpenApi, type Operation } from '../../packages/server/src/doors/http/openapi.ts'
import { markdownTable } from './table.ts'

/** `docs/api/openapi.json`: the document that a server answers at `/api/v1/openapi.json`. */
export function openApiPage(version: string): string {
  return `${JSON.stringify(makeOpenApi(actions, version), null, 2)}\n`
}

/** `docs/api/README.md`: the operations at a glance. */
export function apiPage(version: string): string {
  const { paths } = makeOpenApi(actions, version)
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  )
  const tags = [...new Set(operations.map(({ operation }) => operation.tags[0] ?? ''))]
  const sections = tags.map((tag) => {
    const rows = operations
      .filter(({ operation }) => operation.tags[0] === tag)
      .map(({ path, method, operation }) => [
        `\`${method.toUpperCase()} ${path}\``,
        operation.summary,
        successes(operation),
        needs(operation),
      ])
    return `## ${tag}\n\n${markdownTable(['operation', 'does', 'answers', 'needs'], rows)}`
  })
  return `# REST

Below \`/api/v1\`; bodies are JSON with names in snake_case, times RFC 3339 in UTC, lists \`{items, next_cursor}\`. The whole of it, with every
field, is [openapi.json](openapi.json); a running server shows it at \`/docs\`. Errors: [error codes](../errors.md).

Outside \`/api/v1\`: \`/livez\`, \`/readyz\`, \`/startupz\`, \`/healthz\`, \`/metrics\`.

${sections.join('\n\n')}
`
}

/** The refusals are many and stand in the document itself. */
function successes({ responses }: Operation): string {
  return Object.keys(responses)
    .filter((status) => status < '400')
    .join(', ')
}

function needs(operation: Operation): string {
  return operation['x-permission'] === 'public' ? '' : `\`${operation['x-permission']}\``
}
