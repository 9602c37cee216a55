import * as z from 'zod'

/** What a list shows of a query beside its own columns. */
export const QuerySummary = z.object({
  v: z.literal(1),
  tags: z.array(z.string()),
  tablesIn: z.array(z.string()),
  tablesOut: z.array(z.string()),
  grade: z.string(),
  problems: z.int(),
})
export type QuerySummary = z.infer<typeof QuerySummary>

export function readSummary(json: string): QuerySummary {
  return QuerySummary.parse(JSON.parse(json))
}

export function writeSummary(summary: Omit<QuerySummary, 'v'>): string {
  return JSON.stringify({ v: 1, ...summary } satisfies QuerySummary)
}
