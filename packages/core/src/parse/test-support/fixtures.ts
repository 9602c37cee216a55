import { readdirSync, readFileSync } from 'node:fs'

/** A file of statements that anyone who knows SQL can add to; the folder is the dialect. */
export interface Fixture {
  dialect: string
  name: string
  sql: string
}

const root = new URL('../../fixtures/parse/', import.meta.url)

/** Every file under `fixtures/parse`, or those of one dialect. */
export function parseFixtures(only?: string): Fixture[] {
  const dialects = readdirSync(root).filter((dialect) => only === undefined || dialect === only)
  return dialects.flatMap((dialect) =>
    readdirSync(new URL(`${dialect}/`, root)).map((name) => ({
      dialect,
      name,
      sql: readFileSync(new URL(`${dialect}/${name}`, root), 'utf8'),
    })),
  )
}
