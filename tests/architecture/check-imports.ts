import { type Import, importsOf } from './imports.ts'
import { packageRooms, type Room, rooms } from './rules.ts'
import { isTestPath, type Source, type Violation } from './source.ts'

/** Floors, packages, own index, circles. Tests may import what they like, except that nothing imports a test. */
export function checkImports(sources: readonly Source[]): Violation[] {
  const code = sources.filter((source) => !source.isTest && /^packages\/[^/]+\/src\//.test(source.path))
  const imports = new Map(code.map((source) => [source.path, importsOf(source)]))
  const found: Violation[] = []
  for (const [path, list] of imports) {
    const room = roomOf(path)
    if (room === null) {
      found.push({ rule: 'no-room', path, line: 1, detail: 'stands in no room of tests/architecture/rules.ts' })
      continue
    }
    for (const entry of list) {
      const problem = entry.target === null ? checkOutside(room, entry) : checkOwn(path, room, entry, entry.target)
      if (problem !== null) found.push({ ...problem, path, line: entry.line })
    }
  }
  return [...found, ...findCircles(imports)]
}

export function roomOf(path: string): Room | null {
  const matches = rooms
    .flatMap((room) => room.paths.map((prefix) => ({ room, prefix })))
    .filter(({ prefix }) => (prefix.endsWith('/') ? path.startsWith(prefix) : path === prefix))
  matches.sort((one, other) => other.prefix.length - one.prefix.length)
  return matches[0]?.room ?? null
}

type Problem = Pick<Violation, 'rule' | 'detail'>

function checkOutside(room: Room, entry: Import): Problem | null {
  const detail = `${room.name} may not import ${entry.specifier}`
  if (room.outside === 'nothing') return { rule: 'pure', detail }
  if (entry.specifier.startsWith('node:') && room.outside !== 'packages-and-node') return { rule: 'pure', detail }
  const allowed = Object.hasOwn(packageRooms, entry.specifier) ? packageRooms[entry.specifier] : undefined
  return allowed && !allowed.includes(room.name) ? { rule: 'database-package', detail } : null
}

function checkOwn(path: string, room: Room, entry: Import, target: string): Problem | null {
  const ownIndex = `${path.split('/').slice(0, 3).join('/')}/index.ts`
  if (target === ownIndex) return { rule: 'own-index', detail: 'imports the index of its own package' }
  if (isTestPath(target)) return { rule: 'imports-test', detail: `imports ${target}` }
  const below = roomOf(target)
  if (below !== null && (below.name === room.name || room.imports.includes(below.name))) return null
  return { rule: 'floors', detail: `${room.name} may not import ${entry.specifier} (${below?.name ?? 'no room'})` }
}

/**
 * Circles of imports that exist when the program runs; one violation for each group of files.
 * Imports of types alone are erased and may go round inside a room: a tree of types refers to itself.
 */
function findCircles(imports: ReadonlyMap<string, readonly Import[]>): Violation[] {
  const targets = (path: string): string[] =>
    (imports.get(path) ?? []).flatMap((entry) => (entry.typeOnly || entry.target === null ? [] : [entry.target]))
  const done = new Set<string>()
  const trail: string[] = []
  const found: Violation[] = []
  const visit = (path: string): void => {
    if (done.has(path)) return
    const seenAt = trail.indexOf(path)
    if (seenAt >= 0) {
      found.push({ rule: 'circle', path, line: 1, detail: [...trail.slice(seenAt), path].join(' -> ') })
      return
    }
    trail.push(path)
    for (const target of targets(path)) visit(target)
    trail.pop()
    done.add(path)
  }
  for (const path of imports.keys()) visit(path)
  return found
}
