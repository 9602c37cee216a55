import { expect, test } from 'vitest'
import { type KeyPress, matchesKey, showKey } from './match-key.ts'

const press = (key: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
})

test('Mod is Cmd on Apple systems and Ctrl elsewhere, never the other one', () => {
  expect(matchesKey(press('s', { ctrlKey: true }), 'Mod+S', false)).toBe(true)
  expect(matchesKey(press('s', { metaKey: true }), 'Mod+S', true)).toBe(true)
  expect(matchesKey(press('s', { ctrlKey: true }), 'Mod+S', true)).toBe(false)
  expect(matchesKey(press('s', { metaKey: true }), 'Mod+S', false)).toBe(false)
  expect(showKey('Mod+S', true)).toBe('⌘S')
  expect(showKey('Mod+S', false)).toBe('Ctrl+S')
})

test('leaves keys of the browser alone', () => {
  expect(matchesKey(press('S', { ctrlKey: true, shiftKey: true }), 'Mod+S', false)).toBe(false)
  expect(matchesKey(press('k', { ctrlKey: true }), 'k', false)).toBe(false)
  expect(matchesKey(press('/', { altKey: true }), '/', false)).toBe(false)
})

test('finds ? with and without Shift, as keyboards differ', () => {
  expect(matchesKey(press('?', { shiftKey: true }), '?', false)).toBe(true)
  expect(matchesKey(press('?'), '?', false)).toBe(true)
})
