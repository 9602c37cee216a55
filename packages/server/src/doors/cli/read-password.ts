import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'

/** A line typed at the terminal without showing it; the first line of standard input where that is no terminal. */
export async function readPassword(prompt: string): Promise<string> {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  const isTerminal = process.stdin.isTTY === true
  if (isTerminal) process.stderr.write(prompt)
  const lines = createInterface({ input: process.stdin, output: silent, terminal: isTerminal })
  try {
    return await new Promise<string>((resolve) => {
      lines.once('line', resolve)
      lines.once('close', () => resolve(''))
    })
  } finally {
    lines.close()
    if (isTerminal) process.stderr.write('\n')
  }
}
