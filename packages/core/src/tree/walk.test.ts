import { describe, expect, test } from 'vitest'
import { postgres } from '../dialects/postgres.ts'
import { parse } from '../parse/parse.ts'
import { walk } from './walk.ts'

const { script } = parse('select a + 1, f(b) from t order by c limit 2', postgres)

describe('walk', () => {
  test('goes in the order of the text and hands the parent over', () => {
    const seen: string[] = []
    walk(script, { enter: (node, parent) => void seen.push(`${parent?.kind ?? ''}>${node.kind}`) })
    expect(seen.join(' ')).toBe(
      '>Script Script>Statement Statement>Query Query>Select Select>SelectItem SelectItem>Binary Binary>Name ' +
        'Binary>Literal Select>SelectItem SelectItem>Call Call>Name Call>Argument Argument>Name Select>From ' +
        'From>TableRef TableRef>Name Query>OrderItem OrderItem>Name Query>Literal',
    )
  })

  test('leaves children out where enter says false, and leaves every node it entered', () => {
    const entered: string[] = []
    const left: string[] = []
    walk(script, {
      enter(node) {
        entered.push(node.kind)
        return node.kind !== 'Select'
      },
      leave(node) {
        left.push(node.kind)
      },
    })
    expect(entered).not.toContain('SelectItem')
    expect(left.sort()).toEqual(entered.sort())
  })
})
