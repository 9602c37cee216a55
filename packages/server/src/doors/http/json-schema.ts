import * as z from 'zod'

/** As much of JSON Schema as this house makes and reads. */
export interface JsonSchema {
  type?: string | string[]
  properties?: Record<string, JsonSchema>
  required?: string[]
  items?: JsonSchema
  anyOf?: JsonSchema[]
  enum?: unknown[]
  $ref?: string
  $defs?: Record<string, JsonSchema>
  additionalProperties?: boolean | JsonSchema
  [keyword: string]: unknown
}

const memory = { input: new WeakMap<z.ZodType, JsonSchema>(), output: new WeakMap<z.ZodType, JsonSchema>() }

/**
 * The JSON Schema (draft 2020-12) of a schema; shapes with an id stand in `$defs`. `input`: as callers write it, where
 * fields with a default may be left out. Costs milliseconds the first time, nothing afterwards.
 */
export function toJsonSchema(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const known = memory[io].get(schema)
  if (known !== undefined) return known
  const { $schema, ...made } = z.toJSONSchema(schema, { io, override: ({ jsonSchema }) => simplify(jsonSchema) })
  const result: JsonSchema = JSON.parse(JSON.stringify(made))
  memory[io].set(schema, result)
  return result
}

/** Leaves out what says nothing: the bounds of safe integers, patterns beside a format, and marks of TypeScript alone. */
function simplify(schema: z.core.JSONSchema.BaseSchema): void {
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum
  if (schema.format !== undefined) delete schema.pattern
  delete schema.readOnly
}
