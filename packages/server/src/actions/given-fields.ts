type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> }

/** The fields that have a value: where a type tells "absent" from "undefined", only these may be passed on. */
export function givenFields<T extends object>(fields: T): Given<T> {
  const given = { ...fields }
  for (const [name, value] of Object.entries(given)) if (value === undefined) Reflect.deleteProperty(given, name)
  if (!isGiven(given)) throw new Error('every undefined field was removed')
  return given
}

function isGiven<T extends object>(fields: T): fields is T & Given<T> {
  return Object.values(fields).every((value) => value !== undefined)
}
