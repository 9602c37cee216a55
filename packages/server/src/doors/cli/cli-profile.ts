import { closeSync, openSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import * as z from 'zod'
import { makeFolder } from '../../kernel/make-folder.ts'
import { Secret } from '../../kernel/secret.ts'
import { readSecretFile, removeSecretFile, writeSecretFile } from '../../kernel/secret-files.ts'
import { CliFailure } from './cli-failure.ts'

/** What `sqm login` leaves behind. `access_expires_at_ms` is in milliseconds since 1970. */
const Profile = z.object({
  v: z.literal(1),
  url: z.url(),
  access_token: z.string(),
  access_expires_at_ms: z.int(),
  refresh_token: z.string(),
})
export type Profile = z.infer<typeof Profile>

const lockMaxAgeMs = 10_000
const lockPollMs = 25

/** The profile at `path`, or null without one. Throws where the file is something else, or others may read it. */
export function readProfile(path: string): Profile | null {
  const content = readPrivateJson(path)
  if (content === null) return null
  const parsed = Profile.safeParse(content)
  if (parsed.success) return parsed.data
  throw new CliFailure(`${path} is not a profile of this program`, { hint: 'Remove the file and log in again.' })
}

/** Replaces the profile as a whole; nobody but the owner may read it. */
export function writeProfile(path: string, profile: Profile): void {
  writeSecretFile(path, new Secret(JSON.stringify(profile, null, 2)))
}

export function removeProfile(path: string): void {
  removeSecretFile(path)
}

/**
 * Runs `work` while no other call of this program changes the profile: a refresh token may be used once, and two calls that
 * use the same one would end the session. A lock that a killed call left behind is taken over after ten seconds.
 */
export async function withProfileLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  const lockPath = `${path}.lock`
  makeFolder(dirname(lockPath))
  const givesUpAtMs = Date.now() + lockMaxAgeMs
  while (!takeLock(lockPath)) {
    if (Date.now() > givesUpAtMs) rmSync(lockPath, { force: true })
    else await wait(lockPollMs)
  }
  try {
    return await work()
  } finally {
    rmSync(lockPath, { force: true })
  }
}

/** False where somebody has it. */
function takeLock(lockPath: string): boolean {
  try {
    closeSync(openSync(lockPath, 'wx', 0o600))
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

/** The value in a file that nobody else may read; null without the file, `undefined` for what is no JSON. */
export function readPrivateJson(path: string): unknown {
  const text = readPrivateText(path)
  if (text === null) return null
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function readPrivateText(path: string): string | null {
  try {
    return readSecretFile(path)?.reveal() ?? null
  } catch (error) {
    throw new CliFailure(error instanceof Error ? error.message : String(error), { cause: error })
  }
}
