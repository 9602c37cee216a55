/** A field of a struct type; `type` as written. */
export interface StructField {
  readonly name: string
  readonly type: string
}

/**
 * The fields of `STRUCT<a INT, b STRUCT<c INT>>`, `STRUCT<a: INT>`, `STRUCT(a INT)` or `ROW(a INT)`, also as elements
 * of an array; empty for every other type.
 */
export function structFields(type: string): readonly StructField[] {
  const opened = /^\s*(?:ARRAY\s*[<(]\s*)?(?:STRUCT|ROW)\s*[<(]/i.exec(type)
  if (!opened) return []
  const fields: StructField[] = []
  let start = opened[0].length
  let depth = 1
  for (let at = start; at < type.length && depth > 0; at++) {
    const letter = type[at]
    if (letter === '<' || letter === '(') depth++
    else if (letter === '>' || letter === ')') depth--
    if (depth === 0 || (depth === 1 && letter === ',')) {
      const field = fieldOf(type.slice(start, at))
      if (field) fields.push(field)
      start = at + 1
    }
  }
  return fields
}

/** The type at the end of a path into a struct, or null. */
export function typeAtPath(type: string, path: string | null): string | null {
  let at: string | undefined = type
  for (const name of path === null ? [] : path.split('.')) {
    at = structFields(at).find((field) => field.name.toLowerCase() === name.toLowerCase())?.type
    if (at === undefined) return null
  }
  return at
}

function fieldOf(text: string): StructField | null {
  const parts = /^\s*(?:"([^"]+)"|`([^`]+)`|([^\s:]+))\s*:?\s*([\s\S]+?)\s*$/.exec(text)
  const name = parts?.[1] ?? parts?.[2] ?? parts?.[3]
  return name === undefined || parts?.[4] === undefined ? null : { name, type: parts[4] }
}
