import { expect, test } from 'vitest'
import { createDraftStore, type Draft, draftKey } from './draft-store.ts'

const draft: Draft = { v: 1, sql: 'select 1', title: '', tags: '', dialect: 'ansi', base: '', savedAt: 1 }
const key = draftKey('shop', null)

/** A storage of a browser, with its entries as own keys. */
function createStorage(): Storage {
  const storage = Object.create({
    getItem: (name: string) => storage[name] ?? null,
    setItem: (name: string, value: string) => {
      storage[name] = value
    },
    removeItem: (name: string) => {
      delete storage[name]
    },
  })
  return storage
}

test('keeps unsaved work for the person who wrote it, and for nobody else', () => {
  const storage = createStorage()
  expect(createDraftStore(storage, 'ana').write(key, draft)).toBe(true)
  expect(createDraftStore(storage, 'ana').read(key)).toEqual(draft)
  expect(createDraftStore(storage, 'ben').read(key)).toBeNull()
  expect(createDraftStore(storage, 'ana').read(draftKey('other', null))).toBeNull()
})

test('leaves nothing behind when its person logs out, not even what a page writes while it goes away', () => {
  const storage = createStorage()
  const ana = createDraftStore(storage, 'ana')
  const ben = createDraftStore(storage, 'ben')
  ana.write(key, draft)
  ben.write(key, draft)
  expect(ana.count()).toBe(1)
  ana.end()
  expect(ana.write(key, draft)).toBe(false)
  expect(Object.keys(storage)).toEqual(['sqm.draft.ben.shop.new'])
})

test('what cannot be read is no draft, and a full storage is no fault', () => {
  const storage = createStorage()
  for (const text of [
    '{',
    'null',
    '{"v":1}',
    '{"v":2,"sql":"x"}',
    '{"v":1,"sql":1,"title":"","tags":"","dialect":"","base":""}',
  ]) {
    storage.setItem('sqm.draft.ana.shop.new', text)
    expect(createDraftStore(storage, 'ana').read(key)).toBeNull()
  }
  storage.setItem = () => {
    throw new DOMException('full', 'QuotaExceededError')
  }
  expect(createDraftStore(storage, 'ana').write(key, draft)).toBe(false)
})
