/** The one word in the `workspace` column of a search row; no hyphen, so that the tokenizer keeps it whole. */
export function workspaceWord(workspaceId: string): string {
  return `w${workspaceId.replaceAll('-', '')}`
}
