import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** The folder of the repository, without a slash at the end. */
export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '')

/**
 * Runs a program in the repository with our own input and output, and resolves to its exit code.
 * A signal counts as 128 plus its number, as in a shell. Rejects only where the program cannot be started.
 */
export function runCommand(command, args, { env = {}, cwd = root } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, stdio: 'inherit', env: { ...process.env, ...env } })
    child.once('error', reject)
    child.once('close', (code, signal) => resolve(code ?? 128 + (signalNumbers[signal] ?? 0)))
  })
}

/** Runs a JavaScript file with this same Node. */
export function runNode(args, options) {
  return runCommand(process.execPath, args, options)
}

const signalNumbers = { SIGHUP: 1, SIGINT: 2, SIGABRT: 6, SIGKILL: 9, SIGSEGV: 11, SIGTERM: 15 }
