import * as z from 'zod'

/** A text that every store keeps as it is: no NUL, no half of a surrogate pair. */
export function text(lengthMax: number, lengthMin = 0): z.ZodString {
  const bounded = z.string().max(lengthMax)
  return (lengthMin > 0 ? bounded.min(lengthMin) : bounded).refine(
    isStorable,
    'The text holds a NUL or half of a surrogate pair.',
  )
}

/** A name for people: something to see, and no blanks around it. */
export function name(lengthMax: number): z.ZodString {
  return text(lengthMax, 1).refine((value) => value.trim() === value, 'Remove the blanks at the ends.')
}

function isStorable(value: string): boolean {
  return !value.includes('\0') && !/\p{Surrogate}/u.test(value)
}

export const Id = z.uuid()
export const Email = text(254).refine((value) => /^[^\s@]+@[^\s@]+$/.test(value), 'This is no e-mail address.')
export const Password = text(256, 8)
export const SecretToken = text(200, 1)
/** Texts of queries are checked where they are read, with a code of their own for what cannot be stored. */
export const Sql = z.string()
export const Dialect = text(40)
export const Title = text(300)
export const CatalogName = name(100)
export const Tags = z.array(name(60)).max(50)
export const ETag = text(100)

/** The two fields of every list. */
export const page = { limit: z.int().min(1).max(100).default(50), cursor: text(1_000).optional() }
