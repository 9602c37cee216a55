import { expect, test } from 'vitest'
import { applyEdits } from './apply-edits.ts'

const edit = (start: number, end: number, text: string) => ({ span: [start, end] as const, text })

test('makes all edits on the original offsets, in any order', () => {
  expect(applyEdits('abcdef', [[edit(4, 5, 'E')], [edit(0, 1, ''), edit(2, 2, '+')]])).toBe('b+cdEf')
})

test('leaves a group out as a whole where it overlaps an earlier one', () => {
  expect(applyEdits('abcdef', [[edit(1, 3, 'X')], [edit(0, 1, 'Y'), edit(2, 4, 'Z')]])).toBe('aXdef')
  expect(applyEdits('abcdef', [[edit(2, 4, 'Z'), edit(5, 6, 'W')], [edit(1, 3, 'X')]])).toBe('abZeW')
})

test('an earlier group wins even where a later one begins before it', () => {
  expect(applyEdits('abcdef', [[edit(3, 5, 'Z')], [edit(0, 4, 'X')]])).toBe('abcZf')
})

test('gives the text back without edits', () => {
  expect(applyEdits('abc', [])).toBe('abc')
})
