import type { Compilable, CompiledQuery } from 'kysely'
import { isPostgres } from './is-postgres.ts'
import type { Db } from './store.ts'

const mark = '\0value:'

/**
 * A query whose text is made once for each kind of store, for statements that every request sends: making it costs as much as
 * running it. `build` asks for a placeholder where a value goes, by the name under which the value is then given.
 */
export function compileOnce<R>(
  build: (db: Db, placeholder: (name: string) => string) => Compilable<R>,
): (db: Db, values: Readonly<Record<string, string | null>>) => Promise<R[]> {
  const queries = new Map<boolean, CompiledQuery<R>>()
  return async (db, values) => {
    const isOnPostgres = isPostgres(db)
    const query = queries.get(isOnPostgres) ?? build(db, (name) => mark + name).compile()
    queries.set(isOnPostgres, query)
    const parameters = query.parameters.map((given) => {
      if (typeof given !== 'string' || !given.startsWith(mark)) return given
      const value = values[given.slice(mark.length)]
      if (value === undefined) throw new Error(`a statement misses its ${given.slice(mark.length)}`)
      return value
    })
    return (await db.executeQuery<R>({ ...query, parameters })).rows
  }
}
