import * as z from 'zod'
import { Secret } from '../../kernel/secret.ts'
import { CliFailure } from './cli-failure.ts'
import { type Profile, readProfile, withProfileLock, writeProfile } from './cli-profile.ts'
import { createServerClient, type ServerAccess } from './server-client.ts'

/** What logging in and refreshing answer, as far as the CLI needs it. */
export const SignInAnswer = z.object({
  access_token: z.string(),
  expires_in: z.number(),
  refresh_token: z.string(),
  user: z.object({ email: z.string(), name: z.string() }),
})

/** A token this close to its end is exchanged before it is used. */
const marginMs = 60_000

/** Access by the profile that `sqm login` wrote; a token that runs out is exchanged for the next and written back. */
export function profileAccess(url: string, path: string): ServerAccess {
  const current = (): Profile => {
    const profile = readProfile(path)
    if (profile === null) throw new CliFailure('you are logged out', { hint: 'Run `sqm login`.' })
    return profile
  }
  return {
    url,
    async token() {
      const known = current()
      if (isFresh(known)) return new Secret(known.access_token)
      return await withProfileLock(path, async () => {
        // Another call may have been faster.
        const latest = current()
        if (isFresh(latest)) return new Secret(latest.access_token)
        const next = await refresh(url, latest)
        writeProfile(path, next)
        return new Secret(next.access_token)
      })
    },
  }
}

/** The profile to keep after an answer of the server. */
export function toProfile(url: string, answer: unknown): Profile {
  const { access_token, expires_in, refresh_token } = SignInAnswer.parse(answer)
  return { v: 1, url, access_token, access_expires_at_ms: Date.now() + expires_in * 1000, refresh_token }
}

async function refresh(url: string, { refresh_token }: Profile): Promise<Profile> {
  const client = createServerClient({ url, token: async () => null })
  const reply = await client.send({ method: 'POST', path: '/api/v1/auth/refresh', body: { refresh_token } })
  return toProfile(url, reply.body)
}

function isFresh({ access_expires_at_ms }: Profile): boolean {
  return access_expires_at_ms - marginMs > Date.now()
}
