import { hash, verify } from '@node-rs/argon2'
import { AppError } from '../../kernel/app-error.ts'

/** OWASP's choice for argon2id, which is this package's default: 19 MiB, two passes, one lane. */
const options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
/** More at once would take memory and the threads that files need; more waiting would only time out. */
const runningMax = 2
const waitingMax = 64

export interface PasswordHasher {
  hash(password: string): Promise<string>
  /** Takes the same time where there is no hash, so that nobody learns which accounts exist. */
  verify(passwordHash: string | null, password: string): Promise<boolean>
}

/** argon2id with bounded concurrency; throws `server.overloaded` when too many wait. */
export function createPasswordHasher(): PasswordHasher {
  const run = createBoundedQueue()
  const hashOfNobody = hash('the password of nobody', options)
  return {
    hash: (password) => run(() => hash(password.normalize('NFKC'), options)),
    verify: (passwordHash, password) =>
      run(async () => {
        const isRight = await verify(passwordHash ?? (await hashOfNobody), password.normalize('NFKC'))
        return isRight && passwordHash !== null
      }),
  }
}

function createBoundedQueue(): <T>(work: () => Promise<T>) => Promise<T> {
  let running = 0
  const waiting: (() => void)[] = []
  return async (work) => {
    if (running >= runningMax) {
      if (waiting.length >= waitingMax) throw new AppError('server.overloaded')
      await new Promise<void>((resolve) => waiting.push(resolve))
    } else {
      running++
    }
    try {
      return await work()
    } finally {
      // The place goes straight to the next in line; only without one does it become free.
      const next = waiting.shift()
      if (next) next()
      else running--
    }
  }
}
