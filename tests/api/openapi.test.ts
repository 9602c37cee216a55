import { afterAll, beforeAll, expect, test } from 'vitest'
import { actions } from '../../packages/server/src/actions/index.ts'
import type { JsonSchema } from '../../packages/server/src/doors/http/json-schema.ts'
import type { OpenApi } from '../../packages/server/src/doors/http/openapi.ts'
import { errorCodes } from '../../packages/server/src/kernel/error-codes.ts'
import { startTestServer, type TestServer } from './test-server.ts'

let server: TestServer
let document: OpenApi
beforeAll(async () => {
  server = await startTestServer()
  document = JSON.parse((await server.client.get('/openapi.json')).text)
})
afterAll(() => server.close())

const operations = () =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
  )

test('is OpenAPI 3.1 and holds exactly the actions', () => {
  expect(document.openapi).toMatch(/^3\.1\./)
  const described = operations().map(({ path, method, operation }) => `${operation.operationId} ${method} ${path}`)
  expect(described.sort()).toEqual(actions.map(({ name, http }) => `${name} ${http.method} ${http.path}`).sort())
})

test('holds exactly the routes that are mounted: other methods and addresses are refused', async () => {
  for (const [path, methods] of Object.entries(document.paths)) {
    for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']) {
      const reply = await server.client.send(method, `/api/v1${path.replace(/\{\w+\}/g, 'x')}`)
      const isThere = method.toLowerCase() in methods
      if (isThere) expect(reply.status, `${method} ${path}`).not.toBe(404)
      expect(reply.status === 405, `${method} ${path}`).toBe(!isThere)
    }
  }
  expect((await server.client.get('/queries/x/nothing')).status).toBe(404)
})

test('every reference leads somewhere, and every component is used', () => {
  const references = new Set(
    [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(([, id]) => id),
  )
  expect([...references].sort()).toEqual(Object.keys(document.components.schemas).sort())
  expect(JSON.stringify(document)).not.toContain('$defs')
})

test('every path parameter is declared, and every answer is described', () => {
  for (const { path, operation } of operations()) {
    const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
    const declared = operation.parameters.filter(({ in: place }) => place === 'path').map(({ name }) => name)
    expect(declared, path).toEqual(named)
    for (const answer of Object.values(operation.responses)) expect(answer.description, path).not.toBe('')
  }
})

test('every error code has its status, and stands in the table of the manual', async () => {
  const page = await server.client.send('GET', '/docs')
  for (const action of actions) for (const code of action.errors) expect(errorCodes).toHaveProperty([code])
  for (const code of Object.keys(errorCodes)) expect(page.text).toContain(`id="${code}"`)
})

test('examples of bodies meet their schemas', () => {
  for (const action of actions) expect(action.input.safeParse(action.example).error, action.name).toBeUndefined()
})

test('fields that are not known are refused wherever a body is taken', () => {
  for (const { operation } of operations()) {
    const schema: JsonSchema | undefined = operation.requestBody?.content['application/json']?.schema
    if (schema !== undefined) expect(schema.additionalProperties, operation.operationId).toBe(false)
  }
})

test('the manual shows every operation, without a script or a style of its own', async () => {
  const page = await server.client.send('GET', '/docs')
  expect(page.status).toBe(200)
  expect(page.headers['content-type']).toBe('text/html; charset=utf-8')
  expect(page.headers['content-security-policy']).toContain("script-src 'self'")
  expect(page.text).not.toMatch(/<script|<style|style=|onclick=|https?:\/\/(?!\$)/)
  for (const action of actions) expect(page.text).toContain(`id="${action.name}"`)
  expect((await server.client.send('GET', '/docs/style.css')).headers['content-type']).toBe('text/css; charset=utf-8')
})
