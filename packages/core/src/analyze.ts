import { scoreComplexity } from './complexity/score-complexity.ts'
import type { Dialect } from './dialects/dialect.ts'
import { dialects, findDialect } from './dialects/index.ts'
import type {
  Analysis,
  Complexity,
  Finding,
  Fingerprint,
  Lineage,
  ParseStatus,
  Problem,
  StatementFacts,
} from './facts.ts'
import { fingerprint } from './fingerprint/fingerprint.ts'
import { hashText } from './fingerprint/hash-text.ts'
import { emptyLineage, type StatementLineage, traceLineage } from './lineage/trace-lineage.ts'
import { lint } from './lint/lint.ts'
import { guessDialect } from './parse/guess-dialect.ts'
import { type ParseResult, parse } from './parse/parse.ts'
import type { Catalog } from './scope/catalog.ts'

/** The version of all that follows from a text: a store redoes the analyses of another one. */
export const engine = 'sqm-1'

/** `dialect` is any id or `auto`. `defaultSchema` (`schema`, `catalog.schema`) goes before that of the catalog. */
export interface AnalyzeOptions {
  dialect: string
  catalog?: Catalog | null
  defaultSchema?: string | null
}

/** What the parser alone tells. `dialect` is the id of the one the text was read in. */
export interface StatementsAnalysis {
  dialect: string
  status: ParseStatus
  statements: readonly StatementFacts[]
  problems: readonly Problem[]
}

/** `perStatement` counts statements inside of blocks on their own. */
export interface LineageAnalysis extends StatementsAnalysis {
  lineage: Lineage
  perStatement: readonly StatementLineage[]
}

export interface FingerprintAnalysis extends StatementsAnalysis {
  fingerprint: Fingerprint
}

export interface FindingsAnalysis extends StatementsAnalysis {
  findings: readonly Finding[]
  complexity: Complexity
}

/**
 * Everything known of a text. What is wrong with it is in `problems`; nothing is ever thrown: a fault of our own
 * becomes the problem `internal` with a hash of the text.
 */
export function analyze(sql: string, options: AnalyzeOptions): Analysis {
  return guarded(sql, options, emptyAnalysis, (parsed, dialect) => ({
    engine,
    ...statementsOf(parsed, dialect),
    lineage: lineageOf(parsed, dialect, options).script,
    fingerprint: fingerprint(parsed),
    complexity: scoreComplexity(parsed),
    findings: lint(parsed, { dialect: dialect.id }),
  }))
}

/** Lineage alone, as a whole and of each statement: a part of the cost of `analyze`, and as safe. */
export function analyzeLineage(sql: string, options: AnalyzeOptions): LineageAnalysis {
  const empty = { ...emptyStatements, lineage: emptyLineage, perStatement: [] }
  return guarded(sql, options, empty, (parsed, dialect) => {
    const { script, statements } = lineageOf(parsed, dialect, options)
    return { ...statementsOf(parsed, dialect), lineage: script, perStatement: statements }
  })
}

/** Statements and problems alone: the parser without anything behind it, and as safe. */
export function analyzeStatements(sql: string, options: AnalyzeOptions): StatementsAnalysis {
  return guarded(sql, options, emptyStatements, statementsOf)
}

/** Statements and fingerprint alone, as safe as `analyze`. */
export function analyzeFingerprint(sql: string, options: AnalyzeOptions): FingerprintAnalysis {
  return guarded(sql, options, { ...emptyStatements, fingerprint: emptyFingerprint }, (parsed, dialect) => ({
    ...statementsOf(parsed, dialect),
    fingerprint: fingerprint(parsed),
  }))
}

/** Statements, findings and complexity alone, as safe as `analyze`. */
export function analyzeFindings(sql: string, options: AnalyzeOptions): FindingsAnalysis {
  const empty = { ...emptyStatements, findings: [], complexity: emptyComplexity }
  return guarded<FindingsAnalysis>(sql, options, empty, (parsed, dialect) => ({
    ...statementsOf(parsed, dialect),
    findings: lint(parsed, { dialect: dialect.id }),
    complexity: scoreComplexity(parsed),
  }))
}

function statementsOf(parsed: ParseResult, dialect: Dialect): StatementsAnalysis {
  const { status, statements, problems } = parsed
  return { dialect: dialect.id, status, statements, problems }
}

function lineageOf(parsed: ParseResult, dialect: Dialect, options: AnalyzeOptions) {
  const defaultSchema = options.defaultSchema ? options.defaultSchema.split('.') : null
  return traceLineage({ ...parsed, dialect }, { catalog: options.catalog ?? null, defaultSchema })
}

/** The only catch of this package. */
function guarded<T extends StatementsAnalysis>(
  sql: string,
  { dialect: id }: AnalyzeOptions,
  empty: T,
  run: (parsed: ParseResult, dialect: Dialect) => T,
): T {
  const found = findDialect(id)
  const isAuto = id.toLowerCase() === 'auto'
  try {
    const dialect = (isAuto ? guessDialect(sql, dialects) : null) ?? found.dialect
    const result = run(parse(sql, dialect), dialect)
    if (found.known || isAuto) return result
    return withProblem(result, 'dialect.unknown', `The dialect "${id}" is not known; the text was read as ANSI SQL.`)
  } catch {
    return withProblem(
      { ...empty, dialect: found.dialect.id },
      'internal',
      `The analysis failed by a fault of its own. Text ${hashText(sql)}.`,
    )
  }
}

function withProblem<T extends StatementsAnalysis>(result: T, code: string, message: string): T {
  const problem: Problem = { code, message, span: [0, 0], line: 1, column: 1 }
  return { ...result, problems: [problem, ...result.problems] }
}

const emptyStatements: StatementsAnalysis = { dialect: '', status: 'failed', statements: [], problems: [] }

const emptyFingerprint: Fingerprint = { fingerprint: '', family: '', normalized: '' }
const emptyComplexity: Complexity = { score: 0, grade: 'A', parts: [] }

const emptyAnalysis: Analysis = {
  ...emptyStatements,
  engine,
  lineage: emptyLineage,
  fingerprint: emptyFingerprint,
  complexity: emptyComplexity,
  findings: [],
}
