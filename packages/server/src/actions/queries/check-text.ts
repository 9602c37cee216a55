import { AppError } from '../../kernel/app-error.ts'

/** What storing or analysing a text may raise. */
export const textErrors = ['query.unstorable-text', 'query.text-too-large', 'analysis.timeout'] as const

/** In UTF-8. */
export const textBytesMax = 1_048_576

/**
 * Texts are stored byte for byte, so one that some store would change is refused: `query.unstorable-text` names the place in
 * UTF-16 offsets; `query.text-too-large`.
 */
export function checkText(sql: string): void {
  const found = /\0|\p{Surrogate}/u.exec(sql)
  if (found !== null) {
    const what = found[0] === '\0' ? 'a NUL' : 'half of a surrogate pair'
    throw new AppError('query.unstorable-text', { what, offset: found.index })
  }
  // A character has at most three bytes for each UTF-16 unit; most texts need no count.
  if (sql.length * 3 > textBytesMax && Buffer.byteLength(sql) > textBytesMax) {
    throw new AppError('query.text-too-large', { limit: textBytesMax })
  }
}
