/** Where the words were found, best first; the order of results by relevance. */
export const searchLevels = ['title', 'names', 'text'] as const
export type SearchLevel = (typeof searchLevels)[number]
