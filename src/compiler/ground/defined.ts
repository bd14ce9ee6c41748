/** Removes fields whose value is undefined, so that `exactOptionalPropertyTypes` accepts the object and spreading it overwrites nothing. */

/** The fields, each absent or with a value. */
export type Defined<Fields> = { [Name in keyof Fields]?: Exclude<Fields[Name], undefined> };

export function defined<Fields extends object>(fields: Fields): Defined<Fields> {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as Defined<Fields>;
}
