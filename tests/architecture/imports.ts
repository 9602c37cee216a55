import { posix } from 'node:path'
import ts from 'typescript'
import { lineOf, type Source } from './source.ts'

/** One import, static or dynamic, or a re-export. `target` is the path of our own file, null for what is not ours. */
export interface Import {
  specifier: string
  target: string | null
  typeOnly: boolean
  line: number
}

/** Every import of a file in the order of the text. */
export function importsOf(source: Source): Import[] {
  const found: Import[] = []
  const add = (node: ts.Node, specifier: ts.Node | undefined, typeOnly: boolean): void => {
    if (specifier === undefined || !ts.isStringLiteralLike(specifier)) return
    found.push({
      specifier: specifier.text,
      target: resolve(source.path, specifier.text),
      typeOnly,
      line: lineOf(source, node),
    })
  }
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node, node.moduleSpecifier, isTypeImport(node.importClause))
    else if (ts.isExportDeclaration(node)) add(node, node.moduleSpecifier, node.isTypeOnly)
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node, node.arguments[0], false)
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node, node.argument.literal, true)
    ts.forEachChild(node, visit)
  }
  visit(source.tree)
  return found
}

function isTypeImport(clause: ts.ImportClause | undefined): boolean {
  if (clause === undefined) return false
  if (clause.isTypeOnly) return true
  const names = clause.namedBindings
  return (
    clause.name === undefined &&
    names !== undefined &&
    ts.isNamedImports(names) &&
    names.elements.every((element) => element.isTypeOnly)
  )
}

function resolve(from: string, specifier: string): string | null {
  if (specifier.startsWith('.')) return posix.join(posix.dirname(from), specifier)
  const own = /^@sql-query-manager\/([a-z]+)$/.exec(specifier)
  return own ? `packages/${own[1]}/src/index.ts` : null
}
