/** Runs a task when no other tab of this browser runs one, where the browser can tell. */
export async function inTurn(task: () => Promise<boolean>): Promise<boolean> {
  // Locks exist in secure contexts only, which plain http on another machine's name is not.
  return 'locks' in navigator ? await navigator.locks.request('sqm.refresh', task) : await task()
}
