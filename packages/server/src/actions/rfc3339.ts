/** Milliseconds since 1970 as they go over the wire: UTC, with milliseconds. */
export function rfc3339(ms: number): string {
  return new Date(ms).toISOString()
}
