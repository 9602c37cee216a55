/**
 * The rules of the house as data: what may import what, and where a thing may stand at all.
 * Paths are relative to the repository; a path that ends in `/` is a folder, and the longest match decides.
 */
export interface Room {
  name: string
  paths: readonly string[]
  /** Names of the rooms it may import from, besides itself. */
  imports: readonly string[]
  /** What it may import that is not ours: nothing, packages, or packages and `node:` modules. */
  outside: 'nothing' | 'packages' | 'packages-and-node'
}

const core = (name: string, paths: string, imports: readonly string[]): Room => ({
  name: `core/${name}`,
  paths: paths.split(' ').map((path) => `packages/core/src/${path}`),
  imports: imports.map((below) => `core/${below}`),
  outside: 'nothing',
})

const server = (name: string, path: string, imports: readonly string[]): Room => ({
  name: `server/${name}`,
  paths: [`packages/server/src/${path}`],
  imports: ['core/index', ...imports.map((below) => `server/${below}`)],
  outside: 'packages-and-node',
})

const reading = ['facts', 'dialect', 'lex', 'tree', 'parse']
const answers = ['scope', 'lineage', 'fingerprint', 'complexity', 'rewrite', 'lint']

export const rooms: readonly Room[] = [
  core('facts', 'facts.ts', []),
  // What a dialect is; the dialects themselves are made of grammar rules and stand above the parser.
  core('dialect', 'dialects/dialect.ts dialects/roles.ts dialects/rules.ts dialects/fold-name.ts', ['facts']),
  core('lex', 'lex/', ['facts', 'dialect']),
  core('tree', 'tree/', ['facts', 'dialect', 'lex']),
  core('parse', 'parse/', ['facts', 'dialect', 'lex', 'tree']),
  core('dialects', 'dialects/', reading),
  core('scope', 'scope/', [...reading, 'dialects']),
  core('lineage', 'lineage/', [...reading, 'scope']),
  core('fingerprint', 'fingerprint/', reading),
  core('complexity', 'complexity/', reading),
  core('rewrite', 'rewrite/', [...reading, 'scope']),
  core('lint', 'lint/', [...reading, 'scope', 'rewrite']),
  core('diff', 'diff/', [...reading, 'scope', 'lineage', 'fingerprint']),
  core('analyze', 'analyze.ts', [...reading, 'dialects', ...answers]),
  core('index', 'index.ts', [...reading, 'dialects', ...answers, 'diff', 'analyze']),
  server('kernel', 'kernel/', []),
  server('store', 'store/', ['kernel']),
  server('connectors', 'connectors/', ['kernel']),
  server('optimizer', 'optimizer/', ['kernel']),
  server('actions', 'actions/', ['kernel', 'store', 'connectors', 'optimizer']),
  server('doors', 'doors/', ['kernel', 'actions']),
  server('main', 'main.ts', ['kernel', 'store', 'connectors', 'optimizer', 'actions', 'doors']),
  // The CLI loads what a command needs once the command is known, so it hands a few things to its door by itself.
  server('sqm', 'sqm.ts', ['doors', 'main', 'connectors']),
  { name: 'web', paths: ['packages/web/src/'], imports: ['core/index'], outside: 'packages' },
]

/** Packages that reach a database: only the rooms named may import them. */
export const packageRooms: Readonly<Record<string, readonly string[]>> = {
  kysely: ['server/store', 'server/connectors'],
  libsql: ['server/store', 'server/connectors'],
  pg: ['server/store', 'server/connectors'],
}

/** Where the environment may be read, in all packages. */
export const environmentFiles: readonly string[] = ['packages/server/src/kernel/config.ts']

/** Where the text of SQL may be handed to a database. */
export const rawSqlPaths: readonly string[] = ['packages/server/src/store/', 'packages/server/src/connectors/']
export const rawSqlMethods: readonly string[] = ['prepare', 'exec', 'query']
export const rawSqlTag = 'sql'

/** Lines of a file; over `fail` it must stand in `size-allowances.ts` with a reason. */
export const lineLimits = { warn: 300, fail: 500 } as const

/** Words that say nothing about what a file does, alone or at the end of a name. */
export const emptyNames: readonly string[] = [
  'util',
  'utils',
  'helper',
  'helpers',
  'common',
  'misc',
  'manager',
  'service',
  'services',
]

/** Folders whose code is ours to check. */
export const checkedFolders: readonly string[] = [
  'packages/core/src',
  'packages/server/src',
  'packages/web/src',
  'bench',
  'scripts',
  'tests',
]

/** Folders that hold what a program wrote. */
export const skippedFolders: readonly string[] = ['node_modules', 'dist', 'generated']
