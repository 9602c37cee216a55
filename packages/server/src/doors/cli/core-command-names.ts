/** The commands that need core alone, with what they do; `core-commands.ts` holds the commands themselves. */
export const coreCommandSummaries = {
  parse: 'Say what statements a SQL text holds and what is wrong with it',
  lineage: 'Say which tables and columns a SQL text reads and writes',
  fingerprint: 'Give the fingerprint and the family of a SQL text',
  lint: 'Say what rules notice in a SQL text, and how complex it is',
} as const satisfies Record<string, string>

export type CoreCommandName = keyof typeof coreCommandSummaries

export function isCoreCommand(name: string): name is CoreCommandName {
  return Object.hasOwn(coreCommandSummaries, name)
}
