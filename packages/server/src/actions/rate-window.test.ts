import { expect, test } from 'vitest'
import { createRateWindow } from './rate-window.ts'

function createWindow(limit: number) {
  let now = 1_000_000
  const window = createRateWindow({ limit, windowMs: 60_000, code: 'rate.limited' }, { now: () => now })
  const countGranted = (key: string, calls: number): number => {
    let granted = 0
    for (let call = 0; call < calls; call++) {
      try {
        window.take(key)
        granted++
      } catch {
        break
      }
    }
    return granted
  }
  return { window, countGranted, pass: (ms: number) => (now += ms) }
}

test('grants the limit and not one more', () => {
  expect(createWindow(5).countGranted('a', 100)).toBe(5)
})

test('says how long to wait', () => {
  const { window } = createWindow(1)
  window.take('a')
  expect(() => window.take('a')).toThrow(expect.objectContaining({ code: 'rate.limited', facts: { seconds: 20 } }))
})

test('keeps keys apart', () => {
  const { countGranted } = createWindow(3)
  countGranted('a', 10)
  expect(countGranted('b', 10)).toBe(3)
})

test('does not open in full at the turn of a window', () => {
  const { countGranted, pass } = createWindow(10)
  pass(20_000 - 1)
  countGranted('a', 10)
  pass(1)
  expect(countGranted('a', 100)).toBeLessThanOrEqual(1)
})

test('opens again once the window has passed', () => {
  const { countGranted, pass } = createWindow(10)
  countGranted('a', 10)
  pass(120_000)
  expect(countGranted('a', 100)).toBe(10)
})

test('gives back what turned out to be harmless', () => {
  const { window, countGranted } = createWindow(2)
  countGranted('a', 2)
  window.refund('a')
  expect(countGranted('a', 10)).toBe(1)
})
