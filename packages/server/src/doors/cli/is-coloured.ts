/** Colours are for terminals, and Node asks NO_COLOR and its like before it says that one has them. */
export function isColoured(): boolean {
  return process.stdout.isTTY === true && process.stdout.hasColors()
}
