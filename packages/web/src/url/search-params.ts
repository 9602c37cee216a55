/**
 * The search part of an address as flat text values. The router's own reading takes values for JSON, which would turn
 * `?q=123` into a number and show `?q=%22123%22` for the text.
 */
export function parseSearch(search: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(search))
}

/** The reverse: values without content are left out, so that defaults never show. */
export function stringifySearch(values: Record<string, unknown>): string {
  const pairs = new URLSearchParams()
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined || value === null || value === '' || value === false) continue
    pairs.set(name, String(value))
  }
  const text = pairs.toString()
  return text === '' ? '' : `?${text}`
}

/** A text value, undefined when it is absent or empty. */
export function textOf(value: unknown): string | undefined {
  return value === undefined || value === null || value === '' ? undefined : String(value)
}

/** One of `choices`, undefined for anything else. */
export function choiceOf<const T extends string>(value: unknown, choices: readonly T[]): T | undefined {
  return choices.find((choice) => choice === value)
}
