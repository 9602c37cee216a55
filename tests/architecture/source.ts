import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { checkedFolders, skippedFolders } from './rules.ts'

/** One file of ours: `path` is relative to the repository, with `/`. */
export interface Source {
  path: string
  text: string
  tree: ts.SourceFile
  isTest: boolean
}

export interface Violation {
  rule: string
  path: string
  line: number
  detail: string
}

/** All TypeScript files of the checked folders below `root`, in order of path. */
export function readSources(root: string): Source[] {
  return checkedFolders
    .flatMap((folder) => listFiles(root, folder))
    .sort()
    .map((path) => toSource(path, readFileSync(join(root, path), 'utf8')))
}

export function toSource(path: string, text: string): Source {
  const kind = path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true, kind)
  return { path, text, tree, isTest: isTestPath(path) }
}

/** Tests, and what only tests use. */
export function isTestPath(path: string): boolean {
  return /\.test\.tsx?$/.test(path) || path.includes('/test-support/')
}

/** Line of a node, from 1. */
export function lineOf(source: Source, node: ts.Node): number {
  return source.tree.getLineAndCharacterOfPosition(node.getStart(source.tree)).line + 1
}

function listFiles(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) return skippedFolders.includes(entry.name) ? [] : listFiles(root, path)
    return /\.(ts|tsx|mts)$/.test(entry.name) ? [path] : []
  })
}
