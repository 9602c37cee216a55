import { hkdfSync } from 'node:crypto'
import { inspect } from 'node:util'

const redacted = '[secret]'

/** A value that never shows itself: printed, logged or sent as JSON it reads `[secret]`. `reveal` is easy to search for. */
export class Secret {
  readonly #value: string

  constructor(value: string) {
    this.#value = value
  }

  reveal(): string {
    return this.#value
  }

  toString(): string {
    return redacted
  }

  toJSON(): string {
    return redacted
  }

  [inspect.custom](): string {
    return redacted
  }
}

/** Each use of the server's key has a key of its own, so that one that leaks opens nothing else. */
export type KeyPurpose = 'access-token' | 'cursor'

/** 32 bytes for one purpose, by HKDF with SHA-256 from the key that `judgeSecretKey` accepted. */
export function deriveKey(secretKey: Secret, purpose: KeyPurpose): Buffer {
  return Buffer.from(hkdfSync('sha256', decodeKey(secretKey.reveal()), '', `sqm:${purpose}`, 32))
}

/** Values that examples show, here or elsewhere; none of them is a secret. */
export const knownSecretKeys: readonly string[] = [
  '000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f',
  '603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4',
  'AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=',
]

const sizeBytesMin = 32
/** Bits a byte. 32 random bytes have about 4.9; a value that repeats itself after 16 bytes has 4 at most. */
const entropyMin = 4.3

/**
 * What is wrong with a key, in words that do not show it; null where it will do. A key is at least 32 random bytes, written
 * as hexadecimal or base64. Whether bytes are random cannot be told; what people type instead of them can.
 */
export function judgeSecretKey(text: string): string | null {
  const bytes = decodeKey(text)
  if (bytes.length < sizeBytesMin) return `needs at least ${sizeBytesMin} random bytes, in hexadecimal or base64`
  if (knownSecretKeys.some((known) => decodeKey(known).equals(bytes))) return 'is a value that examples show'
  if (entropyOf(bytes) < entropyMin || isCounting(bytes)) return 'is not random: it repeats itself'
  if (isPrintable(bytes) || isWords(text)) return 'is not random: it looks like words'
  return null
}

function decodeKey(text: string): Buffer {
  const value = text.trim()
  if (value.length % 2 === 0 && /^[0-9a-f]+$/i.test(value)) return Buffer.from(value, 'hex')
  return /^[A-Za-z0-9+/_-]+={0,2}$/.test(value) ? Buffer.from(value, 'base64') : Buffer.alloc(0)
}

function entropyOf(bytes: Buffer): number {
  const counts = new Map<number, number>()
  for (const byte of bytes) counts.set(byte, (counts.get(byte) ?? 0) + 1)
  return [...counts.values()].reduce((sum, count) => sum - (count / bytes.length) * Math.log2(count / bytes.length), 0)
}

function isCounting(bytes: Buffer): boolean {
  const steps = new Set(bytes.subarray(1).map((byte, index) => byte - (bytes[index] ?? 0)))
  return steps.size <= 4
}

function isPrintable(bytes: Buffer): boolean {
  return bytes.every((byte) => byte >= 0x20 && byte < 0x7f)
}

/** Base64 of random bytes has letters of both cases (one in 10^9 has not); what people type often has one alone. */
function isWords(text: string): boolean {
  const isHex = /^[0-9a-f]+$/i.test(text.trim())
  return !isHex && !(/[a-z]/.test(text) && /[A-Z]/.test(text))
}
