import type { Expression } from '../tree/expression.ts'
import type { Place } from '../tree/node.ts'
import type { SelectItem } from '../tree/query.ts'
import type { Trace, Word } from './trace.ts'

/** The name of an output column: its alias, else the last name in a plain path to a column, else its text. */
export function outputName(trace: Trace, item: SelectItem): Word {
  const alias = trace.word(item.alias)
  return alias ?? pathName(trace, item.expression) ?? textName(trace, item.expression)
}

function pathName(trace: Trace, expression: Expression): Word | null {
  let at = expression
  while (at.kind === 'Paren' || at.kind === 'Cast') at = at.kind === 'Paren' ? at.expression : at.operand
  if (at.kind === 'Name') return trace.lastPart(at)
  return at.kind === 'Field' ? trace.word(at.name) : null
}

function textName(trace: Trace, place: Place): Word {
  const text = trace.text(place)
  return { text, key: text }
}
