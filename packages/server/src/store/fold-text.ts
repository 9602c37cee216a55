/** Text as search and sorting see it: NFKC, lower case. Offsets differ from those of the original. */
export function foldText(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}

/** What lists sort titles by. */
export function titleKey(title: string): string {
  return foldText(title.slice(0, 400)).slice(0, 200)
}
