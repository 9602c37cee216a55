export interface DialectChoice {
  id: string
  name: string
}

/** The dialects a person can choose here. Core has the list that counts; a test holds the two together. */
export const dialectChoices: readonly DialectChoice[] = [
  { id: 'ansi', name: 'ANSI SQL' },
  { id: 'postgres', name: 'PostgreSQL' },
  { id: 'mysql', name: 'MySQL' },
  { id: 'sqlite', name: 'SQLite' },
]

export const firstDialect = 'postgres'

/** The name for people; an id we do not know is its own name. */
export function dialectName(id: string): string {
  return dialectChoices.find((choice) => choice.id === id)?.name ?? id
}
