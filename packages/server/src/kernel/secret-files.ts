import { randomBytes } from 'node:crypto'
import {
  closeSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { makeFolder } from './make-folder.ts'
import { judgeSecretKey, Secret } from './secret.ts'
import { StartError } from './start-error.ts'

/**
 * The key of a data folder, in `secret-key`; made on the first call, 32 random bytes. Two processes that start at once get
 * the same one. Throws where the file is damaged or others may read it.
 */
export function ensureSecretKey(dataDir: string): Secret {
  const path = join(dataDir, 'secret-key')
  const found = readSecretFile(path)
  if (found) return judged(found, path)
  makeFolder(dataDir)
  const made = new Secret(randomBytes(32).toString('base64url'))
  if (createSecretFile(path, made)) return made
  const other = readSecretFile(path)
  if (!other) throw new StartError(`${path} cannot be read`)
  return judged(other, path)
}

/** The trimmed content, or null where there is no such file. Throws where the group or others may read or write it. */
export function readSecretFile(path: string): Secret | null {
  const stats = statSync(path, { throwIfNoEntry: false })
  if (!stats) return null
  // Windows has no such bits; the folder's own rights protect it there.
  if (process.platform !== 'win32' && (stats.mode & 0o077) !== 0) {
    throw new StartError(`${path} may be read by others; run: chmod 600 ${path}`)
  }
  return new Secret(readFileSync(path, 'utf8').trim())
}

/** Writes or replaces a file that only its owner may read (0600). Whole or not at all, also through a crash. */
export function writeSecretFile(path: string, secret: Secret): void {
  makeFolder(dirname(path))
  renameSync(writeDraft(path, secret), path)
}

export function removeSecretFile(path: string): void {
  rmSync(path, { force: true })
}

/** False where the file exists already. A link appears with all of its content, and never replaces. */
function createSecretFile(path: string, secret: Secret): boolean {
  const draft = writeDraft(path, secret)
  try {
    linkSync(draft, path)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(draft)
  }
}

function writeDraft(path: string, secret: Secret): string {
  const draft = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`
  const file = openSync(draft, 'wx', 0o600)
  try {
    writeSync(file, `${secret.reveal()}\n`)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  return draft
}

function judged(secret: Secret, path: string): Secret {
  const problem = judgeSecretKey(secret.reveal())
  if (problem !== null) throw new StartError(`the key in ${path} ${problem}`)
  return secret
}
