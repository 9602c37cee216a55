/** Longer ones are cut: PostgreSQL takes 2,046 bytes. */
const tokenMax = 200

/**
 * The words of a folded text as FTS5's `unicode61 remove_diacritics 2` sees them on the other store: runs of letters, digits
 * and private characters, without accents.
 */
export function tsTokens(folded: string): string[] {
  const plain = folded
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
  return (plain.match(/[\p{L}\p{N}\p{Co}]+/gu) ?? []).map((token) => token.slice(0, tokenMax))
}
