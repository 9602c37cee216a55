import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'libsql'
import { StoreOpenError } from '../store-open-error.ts'

/**
 * Holds a data folder for this process until the returned function is called or the process ends, however it ends: the lock
 * is the operating system's, taken through a small SQLite file (`store.lock`), so that no stale lock can stay behind.
 * `store.pid` only names the holder. Throws `StoreOpenError` where another process, or this one, holds the folder.
 */
export function lockDataDir(dataDir: string): () => void {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const pidPath = join(dataDir, 'store.pid')
  const lock = new Database(join(dataDir, 'store.lock'))
  try {
    lock.exec('begin exclusive')
  } catch (cause) {
    lock.close()
    throw inUse(dataDir, pidPath, cause)
  }
  writeFileSync(pidPath, `${process.pid}\n`, { mode: 0o600 })
  return () => {
    lock.exec('rollback')
    lock.close()
  }
}

function inUse(dataDir: string, pidPath: string, cause: unknown): unknown {
  const isBusy = cause instanceof Error && 'code' in cause && cause.code === 'SQLITE_BUSY'
  if (!isBusy) return cause
  const pid = readPid(pidPath)
  const holder = pid === null ? 'another process' : `process ${pid}`
  return new StoreOpenError('in-use', `${dataDir} is in use by ${holder}; one server at a time may open it`, pid)
}

function readPid(path: string): number | null {
  try {
    const pid = Number(readFileSync(path, 'utf8'))
    return Number.isInteger(pid) && pid > 0 ? pid : null
  } catch {
    return null
  }
}
