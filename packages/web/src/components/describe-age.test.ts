import { expect, test } from 'vitest'
import { describeAge } from './describe-age.ts'

const now = Date.parse('2026-03-10T12:00:00Z')

test('says how long ago a time was in the largest unit that fits', () => {
  expect(describeAge('2026-03-10T11:59:30Z', now)).toBe('now')
  expect(describeAge('2026-03-10T11:58:00Z', now)).toBe('2 minutes ago')
  expect(describeAge('2026-03-10T09:00:01Z', now)).toBe('2 hours ago')
  expect(describeAge('2026-03-09T12:00:00Z', now)).toBe('yesterday')
  expect(describeAge('2024-03-10T12:00:00Z', now)).toBe('2 years ago')
})

test('a clock that is a little behind is no trouble', () => {
  expect(describeAge('2026-03-10T12:00:20Z', now)).toBe('now')
})
