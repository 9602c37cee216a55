import { expect, test } from 'vitest'
import { Agenda } from './agenda.ts'

test('runs steps in the order of nested calls', () => {
  const agenda = new Agenda()
  const seen: string[] = []
  agenda.run(() => {
    agenda.next(() => {
      seen.push('a')
      agenda.next(() => seen.push('a1'))
      agenda.next(() => seen.push('a2'))
    })
    agenda.after(() => seen.push('b'))
  })
  expect(seen).toEqual(['a', 'a1', 'a2', 'b'])
})

test('runs a step at once where nothing is asked for', () => {
  const agenda = new Agenda()
  const seen: string[] = []
  agenda.run(() => {
    agenda.after(() => seen.push('first'))
    seen.push('second')
  })
  expect(seen).toEqual(['first', 'second'])
})

test('finishes what one item asks for before the next', () => {
  const agenda = new Agenda()
  const seen: string[] = []
  agenda.run(() => {
    agenda.inTurn(['a', 'b', 'c'], (item, index) => {
      seen.push(item)
      if (item !== 'b') agenda.next(() => seen.push(`${item}${index}`))
    })
    agenda.after(() => seen.push('end'))
  })
  expect(seen).toEqual(['a', 'a0', 'b', 'c', 'c2', 'end'])
})

test('nests as deep as anybody asks', () => {
  const agenda = new Agenda()
  let deepest = 0
  const dig = (depth: number): void => {
    deepest = depth
    if (depth < 200_000) agenda.next(() => dig(depth + 1))
  }
  agenda.run(() => dig(1))
  expect(deepest).toBe(200_000)
})
