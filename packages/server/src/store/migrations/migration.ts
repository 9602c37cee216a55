/**
 * One step of the schema, forward only. A released migration is never edited: its checksum is kept in every store.
 * `number` counts from 1 without gaps. Statements run one by one in one transaction. Both lists make the same tables, columns
 * and keys; a test compares them.
 */
export interface Migration {
  number: number
  name: string
  sqlite: readonly string[]
  postgres: readonly string[]
}
