import { spawnSync } from 'node:child_process'
import { readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildCli, plainEnvironment, root } from './run-sqm.ts'
import { makePlace, startServer, type TestServer } from './start-server.ts'

const place = makePlace()
let server: TestServer

beforeAll(async () => {
  buildCli()
  server = await startServer(place)
  symlinkSync(join(root, 'sqm'), join(place.folder, 'sqm'))
}, 120_000)
afterAll(async () => {
  await server?.stop()
  place.remove()
})

/** The block of the README behind the mark `tour: <name>`, as it stands there but for the address of the server. */
function block(name: string): string {
  const readme = readFileSync(join(root, 'README.md'), 'utf8')
  const [, code = ''] = new RegExp(`<!-- tour: ${name} -->\\n\`\`\`sh\\n([\\s\\S]*?)\`\`\``).exec(readme) ?? []
  return code.replaceAll('http://127.0.0.1:8080', server.url)
}

function run(script: string) {
  expect(script).not.toBe('')
  return spawnSync('bash', ['-euo', 'pipefail', '-c', script], {
    cwd: place.folder,
    env: { ...plainEnvironment(), ...place.env },
    encoding: 'utf8',
  })
}

test('the tour with sqm does what the README says', () => {
  const { status, stdout, stderr } = run(block('sqm'))
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  expect(stdout).toMatch(/reads +customer, orders, lineitem, nation/)
  expect(stdout).toMatch(/revenue +lineitem\.price, lineitem\.discount/)
  expect(stdout.trimEnd().split('\n').at(-1)).toContain('revenue')
})

test('the tour with curl does what the README says, and so does a change', () => {
  const change = `
echo
id=$(curl -sS "$api/queries?table=orders" -H "$auth" | node -pe 'JSON.parse(require("fs").readFileSync(0)).items[0].id')
for try in 1 2; do
  curl -sS -o answer.json -w '%{http_code}\\n' -X PATCH "$api/queries/$id" -H 'If-Match: "1.0"' -H "$json" -H "$auth" -d '{"sql":"select 2"}'
done`
  const { status, stdout, stderr } = run(block('curl') + change)
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  expect(stdout).toMatch(/^etag: "1\.0"\r$/im)
  expect(stdout).toContain('"title":"Open orders"')
  expect(stdout.trimEnd().split('\n').slice(-2)).toEqual(['200', '412'])
})
