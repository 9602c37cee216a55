import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { defineConnector, type SourceProblem, type SourceText } from '../connector.ts'

const sizeMaxBytes = 10 * 1024 * 1024

interface FoundFile {
  /** Below the folder, with `/` between the parts. */
  path: string
  changedNs: bigint
  sizeBytes: bigint
}

/**
 * The `.sql` files of a folder and of the folders in it. The path below the folder is the native id, the name of the file its
 * title. Names that begin with a dot, `node_modules` and links are passed over.
 */
export const folder = defineConnector({
  id: 'folder',
  summary: 'Files that end in .sql, in a folder and the folders in it.',
  location: 'a folder',
  open: (location) => ({
    async *read({ since, signal }) {
      const files = (await findFiles(location, '', signal)).sort(byChange)
      for (const file of files) {
        signal.throwIfAborted()
        if (since === null || compareText(watermarkOf(file), since) > 0) yield await readSource(location, file)
      }
    },
  }),
})

async function findFiles(location: string, below: string, signal: AbortSignal): Promise<FoundFile[]> {
  signal.throwIfAborted()
  const found: FoundFile[] = []
  for (const entry of await readdir(join(location, below), { withFileTypes: true })) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`
    if (entry.name.startsWith('.') || entry.name === 'node_modules') continue
    if (entry.isDirectory()) found.push(...(await findFiles(location, path, signal)))
    else if (entry.isFile() && entry.name.toLowerCase().endsWith('.sql')) {
      const { mtimeNs, size } = await stat(join(location, path), { bigint: true })
      found.push({ path, changedNs: mtimeNs, sizeBytes: size })
    }
  }
  return found
}

async function readSource(location: string, file: FoundFile): Promise<SourceText | SourceProblem> {
  const problem = (message: string): SourceProblem => ({ kind: 'problem', nativeId: file.path, message })
  if (file.sizeBytes > sizeMaxBytes) return problem(`larger than ${sizeMaxBytes} bytes`)
  try {
    // Fatal: a text in another encoding would be stored with its letters lost. The BOM is part of the text.
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
    return {
      kind: 'text',
      nativeId: file.path,
      sql: decoder.decode(await readFile(join(location, file.path))),
      title: basename(file.path).replace(/\.sql$/i, ''),
      atMs: Number(file.changedNs / 1_000_000n),
      watermark: watermarkOf(file),
    }
  } catch (error) {
    return problem(error instanceof TypeError ? 'not UTF-8' : String(error))
  }
}

/** Files changed in the same moment are told apart by their path. Digits in front make texts sort as numbers do. */
function watermarkOf({ changedNs, path }: FoundFile): string {
  return `${changedNs.toString().padStart(20, '0')}:${path}`
}

function byChange(left: FoundFile, right: FoundFile): number {
  return compareText(watermarkOf(left), watermarkOf(right))
}

function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0
}
