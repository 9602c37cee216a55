import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, runCommand } from './run-command.mjs'

const minimumNode = [20, 19]

/**
 * Makes `node_modules` what `package-lock.json` says, and says so when there is something to do.
 * What is there is read from the list that npm leaves behind once it has finished: no list, or another version of
 * anything, means `npm ci`. Packages for other platforms may be absent.
 */
export async function ensureInstalled() {
  refuseOldNode()
  if (isInstalled()) return
  console.log('Installing packages: npm ci --ignore-scripts')
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const code = await runCommand(npm, ['ci', '--ignore-scripts', '--no-audit', '--no-fund'])
  if (code !== 0) throw new Error(`npm ci ended with exit code ${code}`)
}

function refuseOldNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  const isOld = major < minimumNode[0] || (major === minimumNode[0] && minor < minimumNode[1])
  if (isOld) throw new Error(`Node ${minimumNode.join('.')} or newer is needed; this is ${process.versions.node}`)
}

function isInstalled() {
  const installedPath = join(root, 'node_modules/.package-lock.json')
  if (!existsSync(installedPath)) return false
  const wanted = readPackages(join(root, 'package-lock.json'))
  const installed = readPackages(installedPath)
  return Object.entries(wanted).every(([path, entry]) => {
    if (!path.includes('node_modules/')) return true
    const found = installed[path]
    if (found === undefined) return entry.optional === true || entry.devOptional === true
    return found.version === entry.version && found.integrity === entry.integrity
  })
}

function readPackages(path) {
  return JSON.parse(readFileSync(path, 'utf8')).packages ?? {}
}
