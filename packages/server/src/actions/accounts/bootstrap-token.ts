import { timingSafeEqual } from 'node:crypto'
import { join } from 'node:path'
import { Secret } from '../../kernel/secret.ts'
import { removeSecretFile, writeSecretFile } from '../../kernel/secret-files.ts'
import { newSecretToken } from './secret-token.ts'

/** What lets the first user of a strict server in. It dies on its first use. */
export interface BootstrapToken {
  /** Writes a new token into the data folder, for whoever runs the server; returns the path. */
  begin(dataDir: string): string
  matches(token: string): boolean
  end(): void
}

export function createBootstrapToken(): BootstrapToken {
  let current: { token: string; path: string } | null = null
  return {
    begin(dataDir) {
      current = { token: newSecretToken('sqb'), path: join(dataDir, 'bootstrap-token') }
      writeSecretFile(current.path, new Secret(current.token))
      return current.path
    },
    matches(token) {
      if (current === null) return false
      const given = Buffer.from(token)
      const wanted = Buffer.from(current.token)
      return given.length === wanted.length && timingSafeEqual(given, wanted)
    },
    end() {
      if (current !== null) removeSecretFile(current.path)
      current = null
    },
  }
}
