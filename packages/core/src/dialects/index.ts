import { ansi } from './ansi.ts'
import type { Dialect } from './dialect.ts'
import { mariadb, mysql } from './mysql.ts'
import { neighbours } from './neighbours.ts'
import { postgres } from './postgres.ts'
import { sqlite } from './sqlite.ts'

/** Every dialect, one for each id. */
export const dialects: readonly Dialect[] = [ansi, postgres, mysql, mariadb, sqlite, ...neighbours]

const ALIASES: Readonly<Record<string, string>> = {
  '': 'ansi',
  generic: 'ansi',
  calcite: 'ansi',
  cosette: 'ansi',
  postgresql: 'postgres',
  spark2: 'spark',
  sparksql: 'spark',
  mssql: 'tsql',
  fabric: 'tsql',
}

const byId = new Map(dialects.map((dialect) => [dialect.id, dialect]))

/** `known` false: nobody knows the id and the text is read as `ansi`; the parser then adds `dialect.unknown`. */
export interface FoundDialect {
  dialect: Dialect
  known: boolean
}

/** The dialect of an id or one of its other names; case does not matter. */
export function findDialect(id: string): FoundDialect {
  const lower = id.toLowerCase()
  const dialect = byId.get(Object.hasOwn(ALIASES, lower) ? (ALIASES[lower] ?? lower) : lower)
  return dialect ? { dialect, known: true } : { dialect: ansi, known: false }
}
