import { describe, expect, it } from 'vitest'
import { newId } from './ids.ts'

describe('newId', () => {
  it('makes UUIDs of version 7', () => {
    expect(newId()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  })

  it('holds the time in its first 48 bits', () => {
    const later = Date.UTC(2100, 0, 1)
    expect(Number.parseInt(newId(later).replaceAll('-', '').slice(0, 12), 16)).toBe(later)
  })

  it('sorts in the order of making, even where the clock goes back and within one millisecond', () => {
    const now = Date.UTC(2101, 0, 1)
    const ids = Array.from({ length: 10_000 }, (_, index) => newId(now - (index % 7)))
    expect([...ids].sort()).toEqual(ids)
    expect(new Set(ids).size).toBe(ids.length)
  })
})
