/**
 * The refresh token of a browser. Behind TLS it has the prefix `__Host-`, which asks for Secure and the path `/`;
 * on loopback a plain name, sent only where it is used. SameSite=Strict keeps other sites from using it.
 */
export interface RefreshCookie {
  read(header: string | undefined): string | null
  set(token: string): string
  clear(): string
}

/** As long as a refresh token lives; the server decides by its own record. */
const maxAgeSeconds = 30 * 24 * 60 * 60

export function createRefreshCookie({ isSecure }: { isSecure: boolean }): RefreshCookie {
  const name = isSecure ? '__Host-sqm_refresh' : 'sqm_refresh'
  const attributes = `HttpOnly; SameSite=Strict; ${isSecure ? 'Path=/; Secure' : 'Path=/api/v1/auth'}`
  return {
    read(header) {
      const pair = header?.split(';').find((part) => part.trim().startsWith(`${name}=`))
      return pair?.trim().slice(name.length + 1) || null
    },
    set: (token) => `${name}=${token}; Max-Age=${maxAgeSeconds}; ${attributes}`,
    clear: () => `${name}=; Max-Age=0; ${attributes}`,
  }
}
