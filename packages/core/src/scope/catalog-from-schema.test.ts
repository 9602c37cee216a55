import { expect, test } from 'vitest'
import { catalogFromSchema } from './catalog-from-schema.ts'

const part = (text: string, quoted = false) => ({ text, quoted })

test('finds a table by its name and keeps columns in order and spelling', () => {
  const catalog = catalogFromSchema({ Orders: { Id: 'INT', amount: 'NUMERIC' } }, { dialect: 'postgres' })
  expect(catalog.table([part('ORDERS')])?.columns).toEqual([
    { name: 'Id', type: 'INT' },
    { name: 'amount', type: 'NUMERIC' },
  ])
  expect(catalog.table([part('orders_old')])).toBeNull()
})

test('tries an unqualified name in the default schema', () => {
  const schema = { 'a.t': { x: 'INT' }, 'b.t': { y: 'INT' } }
  const inB = catalogFromSchema(schema, { dialect: 'ansi', defaultSchema: 'b' })
  expect(inB.table([part('t')])?.name).toEqual(['b', 't'])
  expect(inB.table([part('a'), part('t')])?.name).toEqual(['a', 't'])
  expect(inB.defaultSchema).toEqual(['b'])
})

test('takes a table that is qualified otherwise only if nothing else fits', () => {
  const one = catalogFromSchema({ 'c.s.t': { x: 'INT' } }, { dialect: 'ansi' })
  expect(one.table([part('t')])?.name).toEqual(['c', 's', 't'])
  expect(one.table([part('other'), part('t')])).toBeNull()
  const two = catalogFromSchema({ 'a.t': {}, 'b.t': {} }, { dialect: 'ansi' })
  expect(two.table([part('t')])).toBeNull()
  const bare = catalogFromSchema({ t: {} }, { dialect: 'ansi' })
  expect(bare.table([part('any'), part('t')])?.name).toEqual(['t'])
})

test('folds by the dialect and prefers the exact spelling', () => {
  const catalog = catalogFromSchema({ t: {}, T: {} }, { dialect: 'postgres' })
  expect(catalog.table([part('T', true)])?.name).toEqual(['T'])
  expect(catalog.table([part('T')])?.name).toEqual(['t'])
})
