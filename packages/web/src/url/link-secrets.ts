import { textOf } from './search-params.ts'

/** What a link may carry for one use. */
export interface LinkSecrets {
  /** Of `sqm open`, or for setting a new password. */
  token?: string
  invitation?: string
}

const names = ['token', 'invitation'] as const

/**
 * The secrets of the address, from its fragment or its search part, and the address without them, to be put in its place:
 * in the history, in a copied link or in a referrer they would be read by others.
 */
export function takeLinkSecrets(address: URL): { secrets: LinkSecrets; cleanPath: string } {
  const search = new URLSearchParams(address.search)
  const fragment = new URLSearchParams(address.hash.slice(1))
  const secrets: LinkSecrets = {}
  for (const name of names) {
    const value = textOf(fragment.get(name)) ?? textOf(search.get(name))
    if (value !== undefined) secrets[name] = value
    fragment.delete(name)
    search.delete(name)
  }
  const rest = [search.toString(), fragment.toString()]
  const cleanPath = address.pathname + (rest[0] ? `?${rest[0]}` : '') + (rest[1] ? `#${rest[1]}` : '')
  return { secrets, cleanPath }
}
