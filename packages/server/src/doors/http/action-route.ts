import type { Action } from '../../actions/action.ts'
import { type JsonSchema, toJsonSchema } from './json-schema.ts'

export const apiPrefix = '/api/v1'

/** Where each field of an action's flat input stands in a request; a field has one place. */
export interface FieldPlaces {
  path: readonly string[]
  header: string | undefined
  /** The rest: in the query string of GET and DELETE, in the body of the others. */
  rest: readonly string[]
  hasBody: boolean
}

export function placeFields(action: Action): FieldPlaces {
  const path = [...action.http.path.matchAll(/\{(\w+)\}/g)].flatMap(([, name]) => name ?? [])
  const header = action.http.ifMatch
  const rest = Object.keys(action.input.shape).filter((name) => !path.includes(name) && name !== header)
  return { path, header, rest, hasBody: action.http.method !== 'GET' && action.http.method !== 'DELETE' }
}

/** The schemas of the input's fields, by name. */
export function fieldSchemas(action: Action): Readonly<Record<string, JsonSchema>> {
  return toJsonSchema(action.input, 'input').properties ?? {}
}
