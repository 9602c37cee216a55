const key = 'sqm.single-keys'

/** Whether single letters act as shortcuts in this browser; they do unless switched off. */
export function readSingleKeys(): boolean {
  return localStorage.getItem(key) !== 'off'
}

export function writeSingleKeys(isOn: boolean): void {
  localStorage.setItem(key, isOn ? 'on' : 'off')
}
