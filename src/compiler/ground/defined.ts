/**
 * Removes undefined fields, because TypeScript's `exactOptionalPropertyTypes` refuses such fields, and
 * spreading them would overwrite other fields.
 */

/** The same fields, each absent or with a value. */
export type Defined<Fields> = { [Name in keyof Fields]?: Exclude<Fields[Name], undefined> };

export function defined<Fields extends object>(fields: Fields): Defined<Fields> {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as Defined<Fields>;
}
