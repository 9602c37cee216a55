import ts from 'typescript'
import { environmentFiles, rawSqlMethods, rawSqlPaths, rawSqlTag } from './rules.ts'
import { lineOf, type Source, type Violation } from './source.ts'

/** One rule over single nodes: says what is wrong with a node, or null. */
interface SyntaxRule {
  rule: string
  applies: (source: Source) => boolean
  find: (node: ts.Node) => string | null
}

const isSource = (source: Source): boolean => !source.isTest
const isPackage = (source: Source): boolean => isSource(source) && source.path.startsWith('packages/')
const isServer = (source: Source): boolean => isSource(source) && source.path.startsWith('packages/server/')

const syntaxRules: readonly SyntaxRule[] = [
  { rule: 'no-any', applies: isSource, find: (node) => (node.kind === ts.SyntaxKind.AnyKeyword ? 'any' : null) },
  { rule: 'no-as', applies: isSource, find: findAssertion },
  { rule: 'no-bang', applies: isSource, find: findBang },
  { rule: 'no-enum', applies: isSource, find: (node) => (ts.isEnumDeclaration(node) ? 'enum' : null) },
  // `declare module 'x'` adds to the types of a package: that is how some packages are told of ours.
  {
    rule: 'no-namespace',
    applies: isSource,
    find: (node) => (ts.isModuleDeclaration(node) && ts.isIdentifier(node.name) ? 'namespace' : null),
  },
  // Tools ask for a default export in their settings.
  {
    rule: 'no-default-export',
    applies: (source) => isSource(source) && !source.path.endsWith('.config.ts'),
    find: findDefaultExport,
  },
  { rule: 'no-export-star', applies: isSource, find: findExportStar },
  {
    rule: 'environment',
    applies: (source) => isPackage(source) && !environmentFiles.includes(source.path),
    find: findEnvironment,
  },
  {
    rule: 'raw-sql',
    applies: (source) => isServer(source) && !rawSqlPaths.some((path) => source.path.startsWith(path)),
    find: findRawSql,
  },
]

/** What the compiler accepts and this house does not, found in the syntax tree, so that comments and strings are safe. */
export function checkSyntax(sources: readonly Source[]): Violation[] {
  return sources.flatMap((source) => {
    const rules = syntaxRules.filter((rule) => rule.applies(source))
    const found: Violation[] = []
    const visit = (node: ts.Node): void => {
      for (const { rule, find } of rules) {
        const detail = find(node)
        if (detail !== null) found.push({ rule, path: source.path, line: lineOf(source, node), detail })
      }
      ts.forEachChild(node, visit)
    }
    visit(source.tree)
    return found
  })
}

function findAssertion(node: ts.Node): string | null {
  if (ts.isTypeAssertionExpression(node)) return `<${node.type.getText()}>`
  if (!ts.isAsExpression(node)) return null
  return ts.isConstTypeReference(node.type) ? null : `as ${node.type.getText()}`
}

function findBang(node: ts.Node): string | null {
  if (ts.isNonNullExpression(node)) return `${node.expression.getText()}!`
  const isDefinite = (ts.isPropertyDeclaration(node) || ts.isVariableDeclaration(node)) && node.exclamationToken
  return isDefinite ? `${node.name.getText()}!` : null
}

function findDefaultExport(node: ts.Node): string | null {
  const isDefaultName = ts.isExportSpecifier(node) && node.name.text === 'default'
  // As a node of its own the keyword is a modifier; in a switch it is only a token.
  const isDefault = ts.isExportAssignment(node) || node.kind === ts.SyntaxKind.DefaultKeyword || isDefaultName
  return isDefault ? 'default export' : null
}

function findExportStar(node: ts.Node): string | null {
  const isStar = ts.isExportDeclaration(node) && (!node.exportClause || ts.isNamespaceExport(node.exportClause))
  return isStar ? 'export *' : null
}

/** `process.env`, `process['env']`, `const { env } = process`, `import { env } from 'node:process'`. */
function findEnvironment(node: ts.Node): string | null {
  const isProcess = (value: ts.Node | undefined): boolean =>
    value !== undefined && /^(globalThis\.)?process$/.test(value.getText())
  if (ts.isPropertyAccessExpression(node) && node.name.text === 'env' && isProcess(node.expression))
    return 'process.env'
  if (ts.isElementAccessExpression(node) && isProcess(node.expression)) return 'process[...]'
  if (ts.isVariableDeclaration(node) && ts.isObjectBindingPattern(node.name) && isProcess(node.initializer)) {
    return node.name.elements.some((element) => (element.propertyName ?? element.name).getText() === 'env')
      ? '{ env } = process'
      : null
  }
  const fromProcess = ts.isImportDeclaration(node) && /^['"](node:)?process['"]$/.test(node.moduleSpecifier.getText())
  return fromProcess && /\benv\b/.test(node.importClause?.getText() ?? '') ? 'env of node:process' : null
}

/** A call such as `db.prepare(...)`, or Kysely's tag. A regular expression's `exec` is safe where it stands as a literal. */
function findRawSql(node: ts.Node): string | null {
  if (ts.isTaggedTemplateExpression(node) && node.tag.getText().split('.')[0] === rawSqlTag) return `${rawSqlTag} tag`
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return null
  const { expression: receiver, name } = node.expression
  if (receiver.getText() === rawSqlTag) return `${rawSqlTag}.${name.text}(`
  if (!rawSqlMethods.includes(name.text) || ts.isRegularExpressionLiteral(receiver)) return null
  return `.${name.text}( (for a regular expression use match)`
}
