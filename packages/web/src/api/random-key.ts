/** 32 hexadecimal digits that nobody has used. Unlike `crypto.randomUUID` this also exists without a secure context. */
export function randomKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
