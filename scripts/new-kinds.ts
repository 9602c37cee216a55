/** What `npm run new` can write. `name` is in kebab-case; that of an action has its folder in front: `queries/star-query`. */
export interface NewKind {
  example: string
  /** With `{name}` for the name. The first is the thing itself. */
  files: readonly { path: string; text: (name: string) => string }[]
  /** The list beside it that gets one more line. */
  list: string
  /** From the list's folder. */
  importPath: string
}

/** `star-query` gives `starQuery`. */
export function camelCase(name: string): string {
  return lastPart(name).replace(/-(\w)/g, (_dash, letter: string) => letter.toUpperCase())
}

function lastPart(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1)
}

function words(name: string): string {
  return lastPart(name).replaceAll('-', ' ')
}

export const newKinds: Readonly<Record<string, NewKind>> = {
  rule: {
    example: 'group-by-ordinal',
    files: [{ path: 'packages/core/src/lint/rules/{name}.ts', text: ruleText }],
    list: 'packages/core/src/lint/index.ts',
    importPath: './rules/{name}.ts',
  },
  rewrite: {
    example: 'in-single-value',
    files: [{ path: 'packages/core/src/rewrite/rewrites/{name}.ts', text: rewriteText }],
    list: 'packages/core/src/rewrite/index.ts',
    importPath: './rewrites/{name}.ts',
  },
  dialect: {
    example: 'firebird',
    files: [{ path: 'packages/core/src/dialects/{name}.ts', text: dialectText }],
    list: 'packages/core/src/dialects/index.ts',
    importPath: './{name}.ts',
  },
  action: {
    example: 'queries/star-query',
    files: [{ path: 'packages/server/src/actions/{name}.ts', text: actionText }],
    list: 'packages/server/src/actions/index.ts',
    importPath: './{name}.ts',
  },
  connector: {
    example: 'git-history',
    files: [
      { path: 'packages/server/src/connectors/ingest/{name}.ts', text: connectorText },
      { path: 'packages/server/src/connectors/ingest/{name}.test.ts', text: connectorTestText },
    ],
    list: 'packages/server/src/connectors/ingest/index.ts',
    importPath: './{name}.ts',
  },
}

function ruleText(name: string): string {
  return `import { defineRule } from '../define-rule.ts'

export const ${camelCase(name)} = defineRule({
  id: '${name}',
  severity: 'warning',
  dialects: 'all',
  docs: {
    why: 'Say in one sentence what goes wrong without it.',
    bad: 'select * from orders',
    good: 'select id from orders',
    traps: ['select count(*) from orders'],
  },
  visit: {
    Star(star, { parent, report }) {
      if (parent?.kind === 'SelectItem') report(star, 'Say what to do instead.')
    },
  },
})
`
}

function rewriteText(name: string): string {
  return `import { defineRewrite } from '../rewrite.ts'

/** Says what it changes, and why the rows stay the same. */
export const ${camelCase(name)} = defineRewrite({
  id: '${name}',
  safety: 'needs-proof',
  needs: [],
  docs: {
    why: 'Say in one sentence what is gained.',
    before: 'select id from orders where id in (1)',
    after: 'select id from orders where id = 1',
    traps: ['select id from orders where id in (1, 2)'],
  },
  at: {
    In: () => [],
  },
})
`
}

function dialectText(name: string): string {
  return `import { ansiData } from './ansi.ts'
import { defineDialect } from './define-dialect.ts'
import type { DialectData } from './dialect.ts'

/** Name the manual here that says what differs from the dialect it is made from. */
export const ${camelCase(name)}Data: DialectData = {
  ...ansiData,
  id: '${name}',
  lexing: { ...ansiData.lexing },
  rules: [...ansiData.rules],
}

export const ${camelCase(name)} = defineDialect(${camelCase(name)}Data)
`
}

function actionText(name: string): string {
  const folder = name.slice(0, name.indexOf('/'))
  return `import * as z from 'zod'
import { defineAction } from '../action.ts'
import { Id } from '../fields.ts'

export const ${camelCase(name)} = defineAction({
  name: '${folder}.${lastPart(name)}',
  summary: 'Say what it does: ${words(name)}.',
  permission: 'query.read',
  cost: 'cheap',
  input: z.strictObject({ id: Id }),
  output: z.strictObject({ id: Id }),
  errors: ['query.not-found'],
  example: { id: '01890a5d-ac96-774b-bcce-b302099a8057' },
  http: { method: 'GET', path: '/${folder}/{id}/${lastPart(name)}' },
  run: async (_ctx, { id }) => ({ id }),
})
`
}

function connectorText(name: string): string {
  return `import { defineConnector, type SourceText } from '../connector.ts'

/** Say where the texts come from, and what their native ids are. */
export const ${camelCase(name)} = defineConnector({
  id: '${name}',
  summary: 'Say what it reads: ${words(name)}.',
  location: 'a place',
  open: (location) => ({
    async *read({ since, signal }) {
      signal.throwIfAborted()
      yield* await readTexts(location, since)
    },
  }),
})

async function readTexts(location: string, since: string | null): Promise<SourceText[]> {
  throw new Error(\`nothing reads \${location} after \${since} yet\`)
}
`
}

function connectorTestText(name: string): string {
  return `import { connectorContract } from '../contract-test.ts'
import { ${camelCase(name)} } from './${name}.ts'

connectorContract(${camelCase(name)}, ['first', 'second', 'spoiled'], async () => {
  throw new Error('make a place with texts here: see folder.test.ts')
})
`
}
