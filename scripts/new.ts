import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { insertIntoList } from './insert-into-list.ts'
import { camelCase, type NewKind, newKinds } from './new-kinds.ts'

// `npm run new <kind> <name>`: a file from a template and its line in the list beside it, in the folder it is called from.
const [kindName = '', name = '', ...more] = process.argv.slice(2)
const kind = Object.hasOwn(newKinds, kindName) ? newKinds[kindName] : undefined
const problem = findProblem()
if (problem !== null || kind === undefined) {
  console.error(`${problem}\n\nusage: npm run new <${Object.keys(newKinds).join('|')}> <name>`)
  process.exitCode = 2
} else {
  writeAll(kind)
}

function findProblem(): string | null {
  if (kind === undefined) return kindName === '' ? 'Say what to make.' : `There is no kind ${kindName}.`
  const part = '[a-z][a-z0-9]*(-[a-z0-9]+)*'
  const pattern = kind.example.includes('/') ? `^${part}/${part}$` : `^${part}$`
  if (more.length > 0 || !new RegExp(pattern).test(name)) return `Give one name such as ${kind.example}.`
  const empty = /(^|[-/])(utils?|helpers?|common|misc|manager|services?)($|[-/])/.exec(name)
  if (empty !== null) return `The name ${name} does not say what it does.`
  const taken = kind.files.map(pathOf).find((path) => existsSync(path))
  if (taken !== undefined) return `${taken} exists already.`
  return existsSync(kind.list) ? null : `${kind.list} is not here: call this at the root of the repository.`
}

function writeAll({ files, list, importPath }: NewKind): void {
  const entry = camelCase(name)
  const importLine = `import { ${entry} } from '${importPath.replace('{name}', name)}'`
  const listed = insertIntoList(readFileSync(list, 'utf8'), { importLine, entry })
  for (const { path, text } of files) {
    mkdirSync(dirname(pathOf({ path })), { recursive: true })
    writeFileSync(pathOf({ path }), text(name))
  }
  writeFileSync(list, listed)
  const written = [...files.map(pathOf), list]
  for (const path of written) console.log(path)
  const biome = join(import.meta.dirname, '../node_modules/@biomejs/biome/bin/biome')
  spawnSync(process.execPath, [biome, 'check', '--write', ...written], { stdio: ['ignore', 'ignore', 'inherit'] })
}

function pathOf({ path }: { path: string }): string {
  return path.replace('{name}', name)
}
