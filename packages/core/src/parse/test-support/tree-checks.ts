import { children } from '../../tree/children.ts'
import type { Node } from '../../tree/tree.ts'
import { walk } from '../../tree/walk.ts'
import type { ParseResult } from '../parse.ts'

/** The text put together again from gaps and tokens. */
export function joined({ tokens }: ParseResult): string {
  let text = ''
  let end = 0
  for (let i = 0; i < tokens.count; i++) {
    text += tokens.text.slice(end, tokens.start(i)) + tokens.textOf(i)
    end = tokens.end(i)
  }
  return text + tokens.text.slice(end)
}

/** Nodes that leave their parent or overlap their sibling, described; empty where all is well. */
export function misplaced({ script }: ParseResult): string[] {
  const found: string[] = []
  const describe = (node: Node) => `${node.kind} [${node.at}, ${node.to}]`
  walk(script, {
    enter(node) {
      let last = node.at
      for (const child of children(node)) {
        if (child.at < last || child.to > node.to || child.to < child.at) {
          found.push(`${describe(child)} in ${describe(node)}`)
        }
        last = child.to
      }
      return true
    },
  })
  return found
}

/** How many nodes of each kind the tree has. */
export function kindCounts({ script }: ParseResult): Map<string, number> {
  const counts = new Map<string, number>()
  walk(script, {
    enter(node) {
      counts.set(node.kind, (counts.get(node.kind) ?? 0) + 1)
      return true
    },
  })
  return counts
}
