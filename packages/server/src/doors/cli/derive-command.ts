import { readFileSync } from 'node:fs'
import { type Command, InvalidArgumentError, Option } from 'commander'
import type { Action } from '../../actions/action.ts'
import { apiPrefix, placeFields } from '../http/action-route.ts'
import { isRecord } from '../http/is-record.ts'
import { type JsonSchema, toJsonSchema } from '../http/json-schema.ts'
import { usageFailure } from './cli-failure.ts'
import type { ServerRequest } from './server-client.ts'
import { addSharedOptions, newCommand } from './shared-options.ts'

/** Handed the request that a call of a derived command amounts to, and the values of the options that all commands share. */
export type RunDerived = (action: Action, request: ServerRequest, shared: Record<string, unknown>) => Promise<void>

type Input = Record<string, unknown>

/**
 * The command of an action that declares one: its fields become arguments and options by their JSON Schema, nothing is known of
 * any action by name. Numbers, choices and lists are read here; what remains wrong is the server's to say.
 * A text without a bound to its length (SQL) is also read from a file, `@path`, or from standard input, `-`.
 */
export function deriveCommand(action: Action, run: RunDerived): Command {
  const { cli } = action
  const schema = toJsonSchema(action.input, 'input')
  const positional = cli?.args ?? []
  const command = addSharedOptions(newCommand(cli?.path.at(-1) ?? action.name, action.summary))
  for (const name of positional) {
    command.argument(isRequired(schema, name) ? `<${name}>` : `[${name}]`, describe(fieldOf(schema, name)))
  }
  const named = Object.keys(schema.properties ?? {}).filter((name) => !positional.includes(name))
  for (const name of named) {
    for (const option of toOptions(name, fieldOf(schema, name), isRequired(schema, name))) command.addOption(option)
  }
  if (action.http.idempotent) command.option('--idempotency-key <key>', 'makes a repeat of this call harmless')
  return command.action(async (...given: unknown[]) => {
    const options = command.optsWithGlobals<Input>()
    const input: Input = {}
    for (const [index, name] of positional.entries()) set(input, name, readText(given[index], fieldOf(schema, name)))
    for (const name of named) set(input, name, readText(options[camelCase(name)], fieldOf(schema, name)))
    const key = options.idempotencyKey
    await run(action, toRequest(action, input, typeof key === 'string' ? key : undefined), options)
  })
}

function fieldOf(schema: JsonSchema, name: string): JsonSchema {
  const field = schema.properties?.[name] ?? {}
  const target = field.$ref?.startsWith('#/$defs/') ? schema.$defs?.[field.$ref.slice('#/$defs/'.length)] : undefined
  return target === undefined ? field : { ...target, ...field }
}

function isRequired(schema: JsonSchema, name: string): boolean {
  // A field with a default is listed among the required ones where a schema is read as an answer, not as an input.
  return schema.required?.includes(name) ?? false
}

function describe(field: JsonSchema): string {
  const { description, default: initial } = field
  return [
    typeof description === 'string' ? description : '',
    field.type === 'array' ? 'May be given more than once.' : '',
    isLongText(field) ? '@path reads a file, - standard input.' : '',
    typeof initial === 'string' || typeof initial === 'number' ? (initial === '' ? '' : `(default: ${initial})`) : '',
  ]
    .filter((part) => part !== '')
    .join(' ')
}

function toOptions(name: string, field: JsonSchema, required: boolean): Option[] {
  const word = name.replaceAll('_', '-')
  // A flag takes no value, which could swallow the argument behind it.
  if (field.type === 'boolean') return [new Option(`--${word}`, describe(field)), new Option(`--no-${word}`).hideHelp()]
  return [toOption(`--${word}`, field, required)]
}

function toOption(flag: string, field: JsonSchema, required: boolean): Option {
  const option = new Option(`${flag} <${placeholder(field)}>`, describe(field)).makeOptionMandatory(required)
  if (Array.isArray(field.enum)) return option.choices(field.enum.map(String))
  if (field.type === 'integer' || field.type === 'number') return option.argParser(readNumber)
  // Not variadic: that would swallow the arguments behind it.
  if (field.type === 'array') return option.argParser((value, before: unknown) => [...listOf(before), value])
  if (field.type === 'object') return option.argParser(readJson)
  return option
}

function placeholder(field: JsonSchema): string {
  if (field.type === 'integer' || field.type === 'number') return 'n'
  return field.type === 'object' ? 'json' : 'text'
}

function readNumber(value: string): number {
  if (/^-?\d{1,15}(\.\d{1,15})?$/.test(value)) return Number(value)
  throw new InvalidArgumentError('It is a number.')
}

function readJson(value: string): unknown {
  try {
    return JSON.parse(value.startsWith('@') ? readFile(value.slice(1)) : value)
  } catch (error) {
    if (error instanceof SyntaxError)
      throw new InvalidArgumentError('It is JSON, or @ and the path of a file with JSON.')
    throw error
  }
}

function readText(value: unknown, field: JsonSchema): unknown {
  if (typeof value !== 'string') return value
  if (!isLongText(field)) return value
  if (value === '-') return readFile(0)
  return value.startsWith('@') ? readFile(value.slice(1)) : value
}

function isLongText({ type, maxLength, enum: choices, format }: JsonSchema): boolean {
  return type === 'string' && maxLength === undefined && choices === undefined && format === undefined
}

function readFile(path: string | number): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw usageFailure(error instanceof Error ? error.message : String(error))
  }
}

function toRequest(action: Action, input: Input, idempotencyKey: string | undefined): ServerRequest {
  const places = placeFields(action)
  const path = action.http.path.replace(/\{(\w+)\}/g, (_whole, name: string) => encodeURIComponent(String(input[name])))
  const rest = Object.fromEntries(places.rest.flatMap((name) => (name in input ? [[name, input[name]]] : [])))
  const tag = places.header === undefined ? undefined : input[places.header]
  const headers = {
    ...(tag === undefined ? {} : { 'if-match': `"${tag}"` }),
    ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
  }
  const { method } = action.http
  if (places.hasBody) return { method, path: apiPrefix + path, body: rest, headers }
  return { method, path: apiPrefix + path + queryString(rest), headers }
}

function queryString(input: Input): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(input)) {
    for (const one of listOf(value)) query.append(name, isRecord(one) ? JSON.stringify(one) : String(one))
  }
  return query.size === 0 ? '' : `?${query}`
}

function listOf(value: unknown): unknown[] {
  if (value === undefined) return []
  return Array.isArray(value) ? value : [value]
}

function set(input: Input, name: string, value: unknown): void {
  if (value !== undefined) input[name] = value
}

function camelCase(name: string): string {
  return name.replace(/_(\w)/g, (_whole, letter: string) => letter.toUpperCase())
}
