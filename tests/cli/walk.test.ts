import { randomBytes } from 'node:crypto'
import { mkdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildCli, type Ended, runSqm } from './run-sqm.ts'
import { makePlace, startServer, type TestServer } from './start-server.ts'

const place = makePlace()
let server: TestServer

beforeAll(async () => {
  buildCli()
  server = await startServer(place)
}, 120_000)
afterAll(async () => {
  await server?.stop()
  place.remove()
})

const sqm = (args: readonly string[], input = ''): Promise<Ended> => runSqm(args, { input, env: place.env })

/** The answer of a command that has to succeed, with `--json`. */
async function ask(...args: string[]): Promise<Record<string, unknown>> {
  const { code, stdout, stderr } = await sqm([...args, '--json'])
  expect({ args, code, stderr }).toEqual({ args, code: 0, stderr: '' })
  return JSON.parse(stdout)
}

/** Six tables, sums over a product, a join over two nations that must agree, one region, one year: a report by nation. */
const report = `-- revenue of local suppliers
select nation.n_name,
       sum(lineitem.l_extendedprice * (1 - lineitem.l_discount)) as local_revenue
from region
join nation on nation.n_regionkey = region.r_regionkey
join supplier on supplier.s_nationkey = nation.n_nationkey
join lineitem on lineitem.l_suppkey = supplier.s_suppkey
join orders on orders.o_orderkey = lineitem.l_orderkey
join customer on customer.c_custkey = orders.o_custkey and customer.c_nationkey = supplier.s_nationkey
where region.r_name = 'EUROPE'
  and orders.o_orderdate >= date '1996-01-01'
  and orders.o_orderdate < date '1996-01-01' + interval '1' year
group by nation.n_name
order by local_revenue desc
`

test('the walk: save a file, find it by a table, show it, and all of it again after a restart', async () => {
  const path = join(place.folder, 'local-revenue.sql')
  writeFileSync(path, report)
  const saved = await ask('save', path, '--dialect', 'postgres', '--tag', 'finance', '--tag', 'q5')
  expect(saved).toMatchObject({ title: 'local-revenue', version: 1, tags: ['finance', 'q5'] })
  const tables = ['customer', 'lineitem', 'nation', 'orders', 'region', 'supplier']
  expect([...JSON.parse(JSON.stringify(saved.tables_in))].sort()).toEqual(tables)

  const found = async () => {
    expect(await ask('list', '--table', 'lineitem')).toMatchObject({ items: [{ id: saved.id }] })
    expect(await ask('list', '--column', 'lineitem.l_discount')).toMatchObject({ items: [{ id: saved.id }] })
    expect(await ask('list', '--table', 'part')).toMatchObject({ items: [] })
    expect(await ask('show', String(saved.id))).toMatchObject({ sql: report })
  }
  await found()
  await server.stop()
  server = await startServer(place)
  await found()

  const list = await sqm(['list', '--table', 'lineitem'])
  expect(list.stdout.split('\n')[0]).toMatch(/^id +title/)
  expect(list.stdout).toContain('local-revenue')
  const shown = await sqm(['show', String(saved.id)])
  expect(shown.stdout).toContain(`\n${report.trimEnd()}\n`)
})

test('saves a folder, names what it could not save, and adds nothing when it runs again', async () => {
  const folder = join(place.folder, 'reports')
  mkdirSync(join(folder, 'daily'), { recursive: true })
  writeFileSync(join(folder, 'a.sql'), 'select id from folder_one')
  writeFileSync(join(folder, 'daily/b.sql'), 'select id from folder_two')
  expect(await ask('save', folder)).toMatchObject({ failed: 0 })
  expect(await ask('save', folder)).toMatchObject({ failed: 0 })
  for (const [table, title] of [
    ['folder_one', 'a'],
    ['folder_two', 'b'],
  ] as const) {
    expect(await ask('list', '--table', table)).toMatchObject({ items: [{ title }] })
  }
  writeFileSync(join(folder, 'c.sql'), Uint8Array.of(0xff, 0xfe))
  writeFileSync(join(folder, 'd.sql'), 'select \0')
  const again = await sqm(['save', folder])
  expect(again.code).toBe(1)
  expect(again.stderr).toContain('c.sql: not UTF-8')
  expect(again.stderr).toContain('query.unstorable-text')
  expect(again.stderr).toContain('2 of 4 texts could not be saved')
})

test('saves standard input, changes with the state it is based on, refuses the old one, deletes and restores', async () => {
  const { stdout } = await sqm(['save', '-', '--title', 'From a pipe', '--json'], 'select a from piped')
  const { id } = JSON.parse(stdout)
  expect(await ask('change', id, '--etag', '1.0', '--sql', 'select b from piped')).toMatchObject({ version: 2 })
  const stale = await sqm(['change', id, '--etag', '1.0', '--sql', 'select c from piped'])
  expect(stale.code).toBe(1)
  expect(stale.stderr).toContain('query.stale')
  expect((await sqm(['delete', id])).code).toBe(0)
  expect((await sqm(['show', id])).stderr).toContain('query.not-found')
  expect(await ask('restore', id)).toMatchObject({ id, version: 2 })
})

test('signs in with a password to a profile that only its owner can read, and out again', async () => {
  const account = { email: 'ana@example.org', password: 'correct horse battery' }
  const registered = await fetch(`${server.url}/api/v1/auth/register`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(account),
  })
  expect(registered.status).toBe(201)
  expect((await sqm(['login', server.url, '--email', account.email], 'wrong password\n')).code).toBe(1)
  const login = await sqm(['login', server.url, '--email', account.email], `${account.password}\n`)
  expect(login).toMatchObject({ code: 0, stdout: `Signed in to ${server.url} as ${account.email}.\n` })
  const profile = join(place.folder, 'config/sqm/config.json')
  expect(statSync(profile).mode & 0o777).toBe(0o600)
  expect(await ask('me')).toMatchObject({ user: { email: account.email } })
  expect(await ask('list')).toMatchObject({ items: [] })
  expect((await sqm(['logout'])).stdout).toBe(`Signed out of ${server.url}.\n`)
  expect(await ask('me')).not.toMatchObject({ user: { email: account.email } })
})

test('makes a link that signs in once', async () => {
  const { token, url } = await ask('open')
  expect(url).toBe(`${server.url}/open#token=${token}`)
  const exchange = () =>
    fetch(`${server.url}/api/v1/auth/exchange`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token }),
    })
  expect((await exchange()).status).toBe(200)
  expect((await exchange()).status).toBe(401)
})

test('says what is wrong in one line, and ends with 1 or 2', async () => {
  const unknown = '01890a5d-ac96-774b-bcce-b302099a8057'
  for (const [args, code, words] of [
    [['show', unknown], 1, 'query.not-found'],
    [['show', 'nonsense'], 1, 'id: '],
    [['list', '--server', 'http://127.0.0.1:1'], 1, 'no server answers at http://127.0.0.1:1'],
    [['list', '--token', 'wrong'], 1, 'auth.required'],
    [['list', '--limit', 'many'], 2, '--limit'],
    [['list', '--colour', 'red'], 2, '--colour'],
    [['show'], 2, 'id'],
    [['save', join(place.folder, 'missing.sql')], 2, 'does not exist'],
    [['nonsense'], 2, 'nonsense'],
  ] as const) {
    const ended = await sqm(args)
    expect({ args, code: ended.code, stdout: ended.stdout }).toEqual({ args, code, stdout: '' })
    expect(ended.stderr).toContain(words)
    expect(ended.stderr).not.toContain('    at ')
  }
})

test('on the host, prints a link for a new password, while no server runs', async () => {
  const account = { email: 'ana@example.org', password: 'a new horse battery' }
  const running = await sqm(['admin', 'reset-password', account.email])
  expect(running).toMatchObject({ code: 1, stdout: '' })
  await server.stop()
  expect(await sqm(['admin', 'reset-password', 'nobody@example.org'])).toMatchObject({ code: 1, stdout: '' })
  const { code, stdout } = await sqm(['admin', 'reset-password', account.email])
  expect(code).toBe(0)
  const token = stdout.trim().split('#token=')[1]
  server = await startServer(place)
  const send = (path: string, body: object) =>
    fetch(`${server.url}/api/v1/auth/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  expect((await send('reset-password', { token, new_password: account.password })).status).toBe(204)
  expect((await send('login', account)).status).toBe(200)
})

test('ends with the exit code of the server that could not start', async () => {
  const { code, stderr } = await runSqm(['serve'], { env: { ...place.env, SQM_NONSENSE: '1' } })
  expect(code).toBe(78)
  expect(stderr).toContain('SQM_NONSENSE')
})

test('prints its version, and the settings in force without a secret', async () => {
  expect((await sqm(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
  const key = randomBytes(32).toString('base64')
  const { code, stdout } = await runSqm(['config', 'print', '--redacted'], {
    env: { ...place.env, SQM_SECRET_KEY: key },
  })
  expect(code).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({ profile: 'local', dataDir: place.env.SQM_DATA_DIR, secretKey: '[secret]' })
  expect(stdout).not.toContain(key)
  expect((await runSqm(['config', 'print'], { env: { SQM_PORT: 'x' } })).code).toBe(78)
})
