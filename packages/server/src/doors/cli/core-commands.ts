import {
  type AnalyzeOptions,
  analyzeFindings,
  analyzeFingerprint,
  analyzeLineage,
  analyzeStatements,
  batchShape,
  catalogFromSchema,
  type Schema,
} from '@sql-query-manager/core'
import type { LineAnswer } from './answer-lines.ts'
import type { FingerprintAnswer, LineageAnswer, LintAnswer, ParseAnswer, StatementsAnswer } from './core-answers.ts'
import type { CoreCommandName } from './core-command-names.ts'
import { printFingerprint, printLineage, printLint, printParse, printStatements } from './print-core.ts'

export interface CoreOptions {
  perStatement: boolean
  isColoured: boolean
}

/** A request as it stands on a line; unknown fields are ignored. */
export type CoreRequest = Readonly<Record<string, unknown>>

/**
 * One command: the answer to a request in the form of the batch mode, and the same for people. Throws what is wrong with
 * the request itself; what is wrong with the SQL is part of the answer.
 */
export interface CoreCommand {
  answer(request: CoreRequest, options: CoreOptions): LineAnswer
  describe(request: CoreRequest, options: CoreOptions): string
}

export const coreCommands: Readonly<Record<CoreCommandName, CoreCommand>> = {
  parse: defineCoreCommand(
    (request): ParseAnswer => {
      const { sql, options } = readRequest(request)
      const { status, statements, problems } = analyzeStatements(sql, options)
      return { id: idOf(request), status, statements, problems }
    },
    (answer, { isColoured }) => printParse(answer, isColoured),
  ),
  lineage: defineCoreCommand(
    (request, { perStatement }): LineageAnswer | StatementsAnswer => {
      const { sql, options } = readRequest(request)
      const { lineage, perStatement: parts, problems } = analyzeLineage(sql, options)
      if (!perStatement) return { id: idOf(request), ...batchShape(lineage), problems }
      const statements = parts.map((part) => ({ span: part.span, ...batchShape(part.lineage) }))
      return { id: idOf(request), statements, problems }
    },
    (answer, { isColoured }) =>
      'statements' in answer ? printStatements(answer, isColoured) : printLineage(answer, isColoured),
  ),
  fingerprint: defineCoreCommand((request): FingerprintAnswer => {
    const { sql, options } = readRequest(request)
    return { id: idOf(request), ...analyzeFingerprint(sql, options).fingerprint }
  }, printFingerprint),
  lint: defineCoreCommand(
    (request): LintAnswer => {
      const { sql, options } = readRequest(request)
      const { findings, complexity } = analyzeFindings(sql, options)
      return { id: idOf(request), findings, complexity }
    },
    (answer, { isColoured }) => printLint(answer, isColoured),
  ),
}

function defineCoreCommand<A extends LineAnswer>(
  answer: (request: CoreRequest, options: CoreOptions) => A,
  print: (answer: A, options: CoreOptions) => string,
): CoreCommand {
  return { answer, describe: (request, options) => print(answer(request, options), options) }
}

function readRequest(request: CoreRequest): { sql: string; options: AnalyzeOptions } {
  const { sql, dialect: id, schema, default_schema: defaultSchema } = request
  if (typeof sql !== 'string') throw new Error('sql is missing or no text')
  const dialect = typeof id === 'string' ? id : ''
  if (defaultSchema !== undefined && defaultSchema !== null && !isText(defaultSchema)) {
    throw new Error('default_schema is no text')
  }
  const plain = { dialect, defaultSchema: defaultSchema ?? null }
  if (schema === undefined || schema === null) return { sql, options: plain }
  if (!isSchema(schema)) throw new Error('schema is not of the form {table: {column: type}}')
  return { sql, options: { ...plain, catalog: catalogFromSchema(schema, plain) } }
}

function isSchema(value: unknown): value is Schema {
  return (
    isObject(value) &&
    Object.values(value).every((columns) => isObject(columns) && Object.values(columns).every(isText))
  )
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}

function idOf({ id }: CoreRequest): unknown {
  return id ?? null
}
