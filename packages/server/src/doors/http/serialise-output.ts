import build from 'fast-json-stringify'
import type { Action } from '../../actions/action.ts'
import { type JsonSchema, toJsonSchema } from './json-schema.ts'

/**
 * Writes answers of an action as JSON by its output schema: faster than `JSON.stringify`, and what the schema does not
 * name never leaves the server. It does not validate; the tests do. Built at the first answer, in milliseconds.
 */
export function createSerialiser(action: Action): (value: unknown) => string {
  let serialise: ((value: unknown) => string) | undefined
  return (value) => {
    serialise ??= buildSerialiser(toJsonSchema(action.output, 'output'))
    return serialise(value)
  }
}

function buildSerialiser(schema: JsonSchema): (value: unknown) => string {
  const { $defs, ...rest } = JSON.parse(JSON.stringify(schema).replaceAll('"#/$defs/', '"#/definitions/'))
  return build({ ...rest, definitions: $defs ?? {} })
}
