/**
 * The rules of the house as data: what may import what, and where a thing may stand at all.
 * Paths are relative to the repository; a path that ends in `/` is a folder, and the longest match decides.
 */
export interface Room {
  name: string
  path: string
  /** Names of the rooms it may import from, besides itself. */
  imports: readonly string[]
  /** What it may import that is not ours: nothing, packages, or packages and `node:` modules. */
  outside: 'nothing' | 'packages' | 'packages-and-node'
}

const core = (name: string, path: string, imports: readonly string[]): Room => ({
  name: `core/${name}`,
  path: `packages/core/src/${path}`,
  imports: imports.map((below) => `core/${below}`),
  outside: 'nothing',
})

const server = (name: string, path: string, imports: readonly string[]): Room => ({
  name: `server/${name}`,
  path: `packages/server/src/${path}`,
  imports: ['core/index', ...imports.map((below) => `server/${below}`)],
  outside: 'packages-and-node',
})

const reading = ['facts', 'lex', 'tree', 'parse']

export const rooms: readonly Room[] = [
  core('facts', 'facts.ts', []),
  core('lex', 'lex/', ['facts']),
  core('tree', 'tree/', ['lex', 'facts']),
  core('parse', 'parse/', ['tree', 'lex', 'facts', 'dialect']),
  core('dialect', 'dialects/dialect.ts', ['tree', 'lex', 'facts']),
  core('dialects', 'dialects/', [...reading, 'dialect']),
  core('scope', 'scope/', [...reading, 'dialect']),
  core('lineage', 'lineage/', [...reading, 'dialect', 'scope']),
  core('fingerprint', 'fingerprint/', [...reading, 'dialect']),
  core('complexity', 'complexity/', [...reading, 'dialect']),
  core('rewrite', 'rewrite/', [...reading, 'dialect', 'scope']),
  core('lint', 'lint/', [...reading, 'dialect', 'scope', 'rewrite']),
  core('diff', 'diff/', [...reading, 'dialect', 'scope', 'lineage', 'fingerprint']),
  core('analyze', 'analyze.ts', [
    ...reading,
    'dialect',
    'dialects',
    'scope',
    'lineage',
    'fingerprint',
    'complexity',
    'lint',
    'rewrite',
  ]),
  core('index', 'index.ts', [
    ...reading,
    'dialect',
    'dialects',
    'scope',
    'lineage',
    'fingerprint',
    'complexity',
    'lint',
    'rewrite',
    'diff',
    'analyze',
  ]),
  server('kernel', 'kernel/', []),
  server('store', 'store/', ['kernel']),
  server('connectors', 'connectors/', ['kernel']),
  server('optimizer', 'optimizer/', ['kernel']),
  server('actions', 'actions/', ['kernel', 'store', 'connectors', 'optimizer']),
  server('doors', 'doors/', ['kernel', 'actions']),
  server('main', 'main.ts', ['kernel', 'store', 'connectors', 'optimizer', 'actions', 'doors']),
  { name: 'web', path: 'packages/web/src/', imports: ['core/index'], outside: 'packages' },
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

/** Words that say nothing about what a file does. */
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
