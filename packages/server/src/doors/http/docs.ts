import type { FastifyInstance } from 'fastify'
import type { Action } from '../../actions/action.ts'
import { apiPrefix } from './action-route.ts'
import { renderDocsPage } from './docs-page.ts'
import { docsStyle } from './docs-style.ts'
import { makeOpenApi } from './openapi.ts'
import { pagePolicy } from './security-headers.ts'

/** The OpenAPI document, and a page for people made from it. Both are written at the first request. */
export function addDocs(app: FastifyInstance, actions: readonly Action[], version: string): void {
  const json = remember(() => JSON.stringify(makeOpenApi(actions, version)))
  const page = remember(() => renderDocsPage(makeOpenApi(actions, version)))
  app.get(`${apiPrefix}/openapi.json`, (_request, reply) => {
    return reply
      .headers({ 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-cache' })
      .send(json())
  })
  app.get('/docs', (_request, reply) => reply.headers(pageHeaders('text/html')).send(page()))
  app.get('/docs/style.css', (_request, reply) => reply.headers(pageHeaders('text/css')).send(docsStyle))
}

function pageHeaders(type: string): Record<string, string> {
  return {
    'content-type': `${type}; charset=utf-8`,
    'cache-control': 'no-cache',
    'content-security-policy': pagePolicy,
  }
}

function remember(make: () => string): () => string {
  let made: string | undefined
  return () => {
    made ??= make()
    return made
  }
}
