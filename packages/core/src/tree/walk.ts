import { children } from './children.ts'
import type { Node } from './tree.ts'

export interface Visitor {
  /** Called before the children; false leaves them out, any other answer goes on. */
  enter?(node: Node, parent: Node | null): unknown
  /** Called behind the children, also behind ones that were left out. */
  leave?(node: Node, parent: Node | null): void
}

interface Frame {
  node: Node
  parent: Node | null
  below: Node[]
  next: number
}

/**
 * Visits a tree in the order of the text, handing each node its parent.
 * Works with a stack of its own: a tree may be deeper than the call stack, so nothing else may recurse over it.
 */
export function walk(root: Node, visitor: Visitor): void {
  const stack: Frame[] = [openFrame(root, null, visitor)]
  let top = stack[0]
  while (top) {
    const child: Node | undefined = top.below[top.next++]
    if (child) stack.push(openFrame(child, top.node, visitor))
    else {
      visitor.leave?.(top.node, top.parent)
      stack.pop()
    }
    top = stack[stack.length - 1]
  }
}

function openFrame(node: Node, parent: Node | null, visitor: Visitor): Frame {
  const isOpen = visitor.enter?.(node, parent) !== false
  return { node, parent, below: isOpen ? children(node) : [], next: 0 }
}
