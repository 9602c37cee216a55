import { posix } from 'node:path'
import { emptyNames, lineLimits } from './rules.ts'
import type { Source, Violation } from './source.ts'

/** Files over the hard limit without an allowance, and allowances that nobody needs any more. */
export function checkSizes(sources: readonly Source[], allowances: Readonly<Record<string, string>>): Violation[] {
  const tooLong = sources.filter((source) => countLines(source) > lineLimits.fail)
  const violation = (path: string, detail: string): Violation => ({ rule: 'file-size', path, line: 1, detail })
  return [
    ...tooLong
      .filter((source) => !allowances[source.path])
      .map((source) => violation(source.path, `${countLines(source)} lines, at most ${lineLimits.fail}`)),
    ...Object.keys(allowances)
      .filter((path) => !tooLong.some((source) => source.path === path))
      .map((path) => violation(path, 'stands in size-allowances.ts without need')),
  ]
}

/** Files that should be split soon: `path: lines`. */
export function listLongFiles(sources: readonly Source[]): string[] {
  return sources
    .filter((source) => countLines(source) > lineLimits.warn)
    .map((source) => `${source.path}: ${countLines(source)} lines`)
}

/** Names that are not kebab-case, or say nothing. */
export function checkNames(sources: readonly Source[]): Violation[] {
  return sources.flatMap(({ path }) => {
    const violation = (detail: string): Violation => ({ rule: 'file-name', path, line: 1, detail })
    const stem = posix.basename(path).replace(/\.(ts|tsx|mts)$/, '')
    if (!/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)*$/.test(stem)) return [violation('is not kebab-case')]
    const words = [...path.split('/').slice(0, -1), stem.split('.')[0] ?? ''].map(
      (name) => name.split('-').at(-1) ?? '',
    )
    return words.filter((word) => emptyNames.includes(word)).map((word) => violation(`"${word}" says nothing`))
  })
}

function countLines(source: Source): number {
  const lines = source.text.split('\n').length
  return source.text.endsWith('\n') ? lines - 1 : lines
}
