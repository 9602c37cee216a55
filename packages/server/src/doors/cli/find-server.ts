import { join } from 'node:path'
import * as z from 'zod'
import type { ClientSettings } from '../../kernel/config.ts'
import { Secret } from '../../kernel/secret.ts'
import { CliFailure, usageFailure } from './cli-failure.ts'
import { readPrivateJson, readProfile } from './cli-profile.ts'
import { profileAccess } from './profile-access.ts'
import type { ServerAccess } from './server-client.ts'

export interface ServerFlags {
  server?: string | undefined
  token?: string | undefined
}

const LocalToken = z.object({ url: z.url(), token: z.string() })

/**
 * The server that a command talks to: from its flags, then SQM_URL and SQM_TOKEN, then the profile that `sqm login` wrote, then
 * the file that a server on this machine left in its data folder. A token goes to the server it was given for, to no other.
 */
export function findServer(flags: ServerFlags, settings: ClientSettings): ServerAccess {
  const named = flags.server ?? settings.url
  // With both given, whatever else lies on this machine has no say, not even if it is damaged.
  if (named && flags.token !== undefined) return plainAccess(normalizeUrl(named), new Secret(flags.token))
  const profilePath = profilePathOf(settings)
  const profile = readProfile(profilePath)
  const local = readLocalToken(settings)
  const url = normalizeUrl(named ?? profile?.url ?? local?.url ?? noServer())
  if (flags.token !== undefined) return plainAccess(url, new Secret(flags.token))
  if (settings.token !== null && (settings.url === null || normalizeUrl(settings.url) === url)) {
    return plainAccess(url, settings.token)
  }
  if (profile !== null && normalizeUrl(profile.url) === url) return profileAccess(url, profilePath)
  if (local !== null && normalizeUrl(local.url) === url) return plainAccess(url, new Secret(local.token))
  return { url, token: async () => null }
}

export function profilePathOf({ configDir }: ClientSettings): string {
  return join(configDir, 'config.json')
}

/** Scheme, host, port and path without the slash at its end. Refuses what a token must not be sent over. */
export function normalizeUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null
  if (url === null || !['http:', 'https:'].includes(url.protocol)) {
    throw usageFailure(`${text} is not the address of a server`, 'Give one such as http://127.0.0.1:8080.')
  }
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    throw usageFailure(`${text} is not on this machine and not encrypted`, 'Use its https address.')
  }
  return url.origin + url.pathname.replace(/\/+$/, '')
}

export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname)
}

function plainAccess(url: string, token: Secret): ServerAccess {
  return { url, token: async () => token }
}

function readLocalToken({ dataDir }: ClientSettings): z.infer<typeof LocalToken> | null {
  const path = join(dataDir, 'local-token')
  const content = readPrivateJson(path)
  if (content === null) return null
  const parsed = LocalToken.safeParse(content)
  if (!parsed.success) throw new CliFailure(`${path} is damaged`, { hint: 'Start the server again.' })
  if (isLoopback(new URL(parsed.data.url).hostname)) return parsed.data
  throw new CliFailure(`${path} names a server on another machine`)
}

function noServer(): never {
  throw new CliFailure('no server is known', {
    hint: 'Start one with `npm start` or `sqm serve`, or log in to one: sqm login https://sqm.example.org',
  })
}
