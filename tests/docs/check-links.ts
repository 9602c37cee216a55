import { existsSync, readFileSync, statSync } from 'node:fs'
import { join, posix } from 'node:path'

/** Links of one Markdown file that lead nowhere: a missing file, or a heading that is not there. Addresses are not asked. */
export function findBrokenLinks(root: string, path: string): string[] {
  const text = withoutCode(readFileSync(join(root, path), 'utf8'))
  const targets = [...text.matchAll(/\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)/g)].map((match) => match[1] ?? '')
  return targets.filter((target) => !/^[a-z][a-z+.-]*:/.test(target) && !resolves(root, path, target))
}

function resolves(root: string, path: string, target: string): boolean {
  const [file = '', anchor] = target.split('#')
  const found = file === '' ? path : posix.join(posix.dirname(path), decodeURIComponent(file))
  if (found.startsWith('..') || !existsSync(join(root, found))) return false
  if (anchor === undefined || !found.endsWith('.md') || statSync(join(root, found)).isDirectory()) return true
  return anchorsOf(readFileSync(join(root, found), 'utf8')).includes(anchor)
}

/** The anchors that code hosts make of headings: lower case, blanks to dashes, other signs dropped, repeats numbered. */
function anchorsOf(text: string): string[] {
  const seen = new Map<string, number>()
  return [...withoutCode(text, /^```[\s\S]*?^```/gm).matchAll(/^#{1,6}\s+(.*)$/gm)].map((match) => {
    const anchor = (match[1] ?? '')
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .trim()
      .replaceAll(' ', '-')
    const count = seen.get(anchor) ?? 0
    seen.set(anchor, count + 1)
    return count === 0 ? anchor : `${anchor}-${count}`
  })
}

function withoutCode(text: string, code = /^```[\s\S]*?^```|`[^`\n]*`/gm): string {
  return text.replace(code, '')
}
