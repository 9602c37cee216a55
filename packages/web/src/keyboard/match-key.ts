/** The part of a key event that decides. */
export interface KeyPress {
  key: string
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
  shiftKey: boolean
}

/**
 * Whether a key press is `binding`: `Mod+S`, `/`, `?`, `j`, `Enter`. `Mod` is Cmd on Apple systems and Ctrl elsewhere.
 * Shift is not compared for single characters: `?` needs it on some keyboards and not on others.
 */
export function matchesKey(press: KeyPress, binding: string, isApple: boolean): boolean {
  const wantsMod = binding.startsWith('Mod+')
  const key = wantsMod ? binding.slice('Mod+'.length) : binding
  const mod = isApple ? press.metaKey : press.ctrlKey
  const otherMod = isApple ? press.ctrlKey : press.metaKey
  if (mod !== wantsMod || otherMod || press.altKey) return false
  if (wantsMod && press.shiftKey) return false
  return press.key.toLowerCase() === key.toLowerCase()
}

/** One character without a modifier: these stay silent while somebody writes, and can be switched off. */
export function isSingleKey(binding: string): boolean {
  return binding.length === 1
}

/** A binding as people read it. */
export function showKey(binding: string, isApple: boolean): string {
  return binding.replace('Mod+', isApple ? '⌘' : 'Ctrl+')
}
