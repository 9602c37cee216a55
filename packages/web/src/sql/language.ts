import { MariaSQL, MSSQL, MySQL, PLSQL, PostgreSQL, SQLite, StandardSQL, sql } from '@codemirror/lang-sql'
import type { Extension } from '@codemirror/state'

const grammars = new Map([
  ['postgres', PostgreSQL],
  ['redshift', PostgreSQL],
  ['materialize', PostgreSQL],
  ['risingwave', PostgreSQL],
  ['mysql', MySQL],
  ['singlestore', MySQL],
  ['doris', MySQL],
  ['starrocks', MySQL],
  ['mariadb', MariaSQL],
  ['tsql', MSSQL],
  ['oracle', PLSQL],
  ['sqlite', SQLite],
])

/** Colours and completion of a dialect; an unknown one is shown as standard SQL. Meaning comes from core, never from here. */
export function languageOf(dialect: string): Extension {
  return sql({ dialect: grammars.get(dialect) ?? StandardSQL })
}
