/** A text that tries to make the analysis slow: a shape that grows to about `size` characters. */
export interface HostileShape {
  /** Of the dialect in which the shape hurts most. */
  dialect: string
  text(size: number): string
}

/** `unit` over and over, between a head and a tail. */
export function repeated(unit: string, { head = '', tail = '', dialect = 'postgres' } = {}): HostileShape {
  return { dialect, text: (size) => head + unit.repeat(Math.ceil(size / unit.length)) + tail }
}

/** Units that differ by their number. */
export function numbered(
  unit: (index: number) => string,
  { head = '', tail = '', between = ', ', dialect = 'postgres' } = {},
): HostileShape {
  return {
    dialect,
    text(size) {
      const units: string[] = []
      for (let length = 0, index = 0; length < size; index++) {
        const next = unit(index)
        units.push(next)
        length += next.length + between.length
      }
      return head + units.join(between) + tail
    },
  }
}

/** As many openings as closings around a middle. */
export function nested(
  open: string,
  middle: string,
  close: string,
  { head = '', dialect = 'postgres' } = {},
): HostileShape {
  return {
    dialect,
    text(size) {
      const times = Math.ceil(size / (open.length + close.length))
      return head + open.repeat(times) + middle + close.repeat(times)
    },
  }
}

/** For shapes that stand in a list of columns. */
export const select = { head: 'select ' }
