import type { FastifyRequest } from 'fastify'
import type { Action } from '../../actions/action.ts'
import { AppError, type InputProblem } from '../../kernel/app-error.ts'
import { fieldSchemas, placeFields } from './action-route.ts'
import { isRecord } from './is-record.ts'
import type { JsonSchema } from './json-schema.ts'

type Input = Record<string, unknown>

/**
 * A function that puts a request's path, header, query string and body together into the flat input of an action.
 * Text from paths and query strings becomes what the schema asks for where it reads as such; the action's own schema
 * judges the rest. Throws `input.not-json`, `input.invalid` and `query.if-match-missing`.
 */
export function createInputReader(action: Action): (request: FastifyRequest) => Input {
  const places = placeFields(action)
  const schemas = fieldSchemas(action)
  return (request) => {
    const input = places.hasBody ? readBody(request) : readTexts(request.query, schemas)
    refuseMisplaced([...places.path, ...(places.header ? [places.header] : [])], input)
    if (places.hasBody) refuseQueryString(request.query)
    if (isRecord(request.params))
      for (const name of places.path) input[name] = readText(request.params[name], schemas[name])
    if (places.header !== undefined) input[places.header] = readIfMatch(request.headers['if-match'])
    return input
  }
}

function readBody({ body }: FastifyRequest): Input {
  if (body === undefined || body === null) return {}
  if (!Buffer.isBuffer(body)) throw new Error('bodies come as bytes')
  if (body.length === 0) return {}
  const parsed = parseJson(body)
  if (!isRecord(parsed)) throw invalid([{ path: '', message: 'The body must be a JSON object.' }])
  return parsed
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(utf8.decode(body))
  } catch (cause) {
    throw new AppError('input.not-json', {}, [], cause)
  }
}

function readTexts(query: unknown, schemas: Readonly<Record<string, JsonSchema>>): Input {
  if (!isRecord(query)) return {}
  return Object.fromEntries(Object.entries(query).map(([name, value]) => [name, readText(value, schemas[name])]))
}

/** `5` where a number is wanted, `true` where a boolean is; anything else stays text for the schema to refuse. */
function readText(value: unknown, schema: JsonSchema | undefined): unknown {
  if (schema?.type === 'array' && typeof value === 'string') return [value]
  if (typeof value !== 'string') return value
  const isNumber = schema?.type === 'integer' || schema?.type === 'number'
  if (isNumber && /^-?\d{1,15}(\.\d{1,15})?$/.test(value)) return Number(value)
  if (schema?.type === 'boolean' && (value === 'true' || value === 'false')) return value === 'true'
  return value
}

/** `If-Match: "2.0"` gives `2.0`. A weak tag never matches (RFC 9110, 13.1.1), so it is passed on as it stands. */
function readIfMatch(header: string | undefined): string {
  if (header === undefined || header.trim() === '') throw new AppError('query.if-match-missing')
  return /^\s*"([^"]*)"\s*$/.exec(header)?.[1] ?? header
}

function refuseMisplaced(names: readonly string[], input: Input): void {
  const problems = names
    .filter((name) => Object.hasOwn(input, name))
    .map((path) => ({ path, message: 'This field belongs into the address or a header.' }))
  if (problems.length > 0) throw invalid(problems)
}

function refuseQueryString(query: unknown): void {
  const names = isRecord(query) ? Object.keys(query) : []
  const problems = names.map((path) => ({ path, message: 'This field belongs into the body.' }))
  if (problems.length > 0) throw invalid(problems)
}

function invalid(problems: readonly InputProblem[]): AppError {
  return new AppError('input.invalid', {}, problems)
}
