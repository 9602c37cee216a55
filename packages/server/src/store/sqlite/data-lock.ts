import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'libsql'
import { makeFolder } from '../../kernel/make-folder.ts'
import { StartError } from '../../kernel/start-error.ts'
import { StoreOpenError } from '../store-open-error.ts'

/**
 * Holds a data folder for this process until the returned function is called or the process ends, however it ends: the lock
 * is the operating system's, taken through a small SQLite file (`store.lock`), so that no stale lock can stay behind.
 * `store.pid` only names the holder. Throws `StoreOpenError` where another process, or this one, holds the folder.
 */
export function lockDataDir(dataDir: string): () => void {
  makeFolder(dataDir)
  const pidPath = join(dataDir, 'store.pid')
  const lock = openLock(dataDir)
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

function openLock(dataDir: string): Database.Database {
  try {
    return new Database(join(dataDir, 'store.lock'))
  } catch (cause) {
    throw new StartError(`nothing can be written to the data folder ${dataDir}`, cause)
  }
}

function inUse(dataDir: string, pidPath: string, cause: unknown): StartError {
  const isBusy = cause instanceof Error && 'code' in cause && cause.code === 'SQLITE_BUSY'
  if (!isBusy) return new StartError(`nothing can be written to the data folder ${dataDir}`, cause)
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
