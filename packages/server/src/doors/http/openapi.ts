import { STATUS_CODES } from 'node:http'
import type { Action } from '../../actions/action.ts'
import { type ErrorCode, errorCodes } from '../../kernel/error-codes.ts'
import { apiPrefix, fieldSchemas, placeFields } from './action-route.ts'
import { type JsonSchema, toJsonSchema } from './json-schema.ts'

export interface Parameter {
  name: string
  in: 'path' | 'query' | 'header'
  required: boolean
  description?: string
  schema: JsonSchema
}

interface Content {
  [mediaType: string]: { schema: JsonSchema; example?: unknown }
}

export interface Operation {
  operationId: string
  summary: string
  tags: string[]
  security: Record<string, string[]>[]
  parameters: Parameter[]
  requestBody?: { required: boolean; content: Content }
  responses: Record<
    string,
    { description: string; headers?: Record<string, { schema: JsonSchema }>; content?: Content }
  >
  'x-permission': string
}

export interface OpenApi {
  openapi: string
  info: { title: string; version: string; description: string; license: { name: string; identifier: string } }
  servers: { url: string }[]
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, JsonSchema>; securitySchemes: Record<string, JsonSchema> }
}

type Schemas = Record<string, JsonSchema>

/** The OpenAPI 3.1 document of a list of actions: every operation, its schemas and every error that it may answer. */
export function makeOpenApi(actions: readonly Action[], version: string): OpenApi {
  const schemas: Schemas = { Problem: problemSchema }
  const paths: OpenApi['paths'] = {}
  for (const action of actions) {
    const operations = paths[action.http.path] ?? {}
    operations[action.http.method.toLowerCase()] = makeOperation(action, schemas)
    paths[action.http.path] = operations
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'SQL Query Manager',
      version,
      description:
        'Queries with their versions, lineage and findings. Errors are problem details with a stable `code`.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: apiPrefix }],
    paths,
    components: {
      schemas: Object.fromEntries(Object.entries(schemas).sort(([left], [right]) => (left < right ? -1 : 1))),
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
    },
  }
}

function makeOperation(action: Action, schemas: Schemas): Operation {
  const body = makeBody(action, schemas)
  return {
    operationId: action.name,
    summary: action.summary,
    tags: [action.name.split('.')[0] ?? action.name],
    security: action.permission === 'public' ? [] : [{ bearer: [] }],
    parameters: makeParameters(action, schemas),
    ...(body === null ? {} : { requestBody: body }),
    responses: { ...makeSuccesses(action, schemas), ...makeFailures(action.errors) },
    'x-permission': action.permission,
  }
}

function makeParameters(action: Action, schemas: Schemas): Parameter[] {
  const { path, rest, header, hasBody } = placeFields(action)
  const fields = fieldSchemas(action)
  const required = toJsonSchema(action.input, 'input').required ?? []
  const parameter = (name: string, place: Parameter['in'], isRequired: boolean): Parameter => {
    const { description, ...schema } = hoist(fields[name] ?? {}, schemas)
    return {
      name,
      in: place,
      required: isRequired,
      ...(typeof description === 'string' ? { description } : {}),
      schema,
    }
  }
  return [
    ...path.map((name) => parameter(name, 'path', true)),
    ...(hasBody ? [] : rest.map((name) => parameter(name, 'query', required.includes(name)))),
    ...(header === undefined ? [] : [{ ...parameter(header, 'header', true), name: 'If-Match' }]),
    ...(action.http.idempotent ? [idempotencyKey] : []),
    ...(action.permission === 'public' ? [] : [workspaceHeader]),
  ]
}

function makeBody(action: Action, schemas: Schemas): Required<Operation>['requestBody'] | null {
  const { rest, hasBody } = placeFields(action)
  if (!hasBody || rest.length === 0) return null
  const whole = hoist(toJsonSchema(action.input, 'input'), schemas)
  const properties = Object.fromEntries(rest.map((name) => [name, whole.properties?.[name] ?? {}]))
  const required = rest.filter((name) => whole.required?.includes(name))
  const schema = {
    type: 'object',
    properties,
    ...(required.length > 0 ? { required } : {}),
    additionalProperties: false,
  }
  const example = Object.fromEntries(Object.entries(action.example).filter(([name]) => rest.includes(name)))
  return { required: required.length > 0, content: { 'application/json': { schema, example } } }
}

function makeSuccesses(action: Action, schemas: Schemas): Operation['responses'] {
  const { http } = action
  const statuses = [
    http.status,
    ...(http.mayBeAccepted ? [202] : []),
    ...(http.hasEtag && http.method === 'GET' ? [304] : []),
  ]
  return Object.fromEntries(statuses.map((status) => [status, makeSuccess(action, status, schemas)]))
}

function makeSuccess({ http, output }: Action, status: number, schemas: Schemas): Operation['responses'][string] {
  const description = STATUS_CODES[status] ?? 'Success'
  if (status === 204 || status === 304) return { description }
  const headers = {
    ...(http.hasEtag ? { ETag: textHeader } : {}),
    ...(http.hasLocation ? { Location: textHeader } : {}),
  }
  const content = { 'application/json': { schema: hoist(toJsonSchema(output, 'output'), schemas) } }
  return { description, ...(Object.keys(headers).length > 0 ? { headers } : {}), content }
}

/** One answer for each status, with the codes that come with it. */
function makeFailures(codes: readonly ErrorCode[]): Operation['responses'] {
  const statuses = [...new Set(codes.map((code) => errorCodes[code].status))].sort()
  return Object.fromEntries(
    statuses.map((status) => {
      const own = codes.filter((code) => errorCodes[code].status === status).sort()
      const schema = {
        allOf: [{ $ref: '#/components/schemas/Problem' }, { type: 'object', properties: { code: { enum: own } } }],
      }
      const description = own.map((code) => errorCodes[code].title).join('; ')
      return [status, { description, content: { 'application/problem+json': { schema } } }]
    }),
  )
}

/** The schema with references to the components; shapes with an id go there. */
function hoist(schema: JsonSchema, schemas: Schemas): JsonSchema {
  const { $defs, ...own } = rename(schema)
  Object.assign(schemas, $defs)
  return own
}

function rename(schema: JsonSchema): JsonSchema {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/$defs/', '"#/components/schemas/'))
}

const textHeader = { schema: { type: 'string' } }
const idempotencyKey: Parameter = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'A repeat with the same key and input gives the first outcome again.',
  schema: { type: 'string', minLength: 1, maxLength: 255 },
}
const workspaceHeader: Parameter = {
  name: 'Sqm-Workspace',
  in: 'header',
  required: false,
  description: 'Id or slug of the workspace; your default workspace without it.',
  schema: { type: 'string' },
}

const problemSchema: JsonSchema = {
  type: 'object',
  description: 'Problem details (RFC 9457).',
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    code: { type: 'string' },
    request_id: { type: 'string' },
    problems: {
      type: 'array',
      items: {
        type: 'object',
        properties: { path: { type: 'string' }, message: { type: 'string' } },
        required: ['path', 'message'],
      },
    },
    hint: { type: 'string' },
  },
  required: ['type', 'title', 'status', 'detail', 'code', 'request_id'],
}
