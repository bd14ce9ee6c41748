/** Makes authors of the people that a feed names. */

import { defined } from "../compiler/ground/defined.ts";
import { withoutMailAddress } from "../compiler/ground/mail-addresses.ts";
import type { Author } from "../model/article.ts";
import { titleFrom } from "./content.ts";

type Person = { readonly name?: string | undefined; readonly url?: string | undefined };

/** Returns the authors, without mail addresses in their names. Returns undefined if no person has a name. */
export function authorsFrom(people: readonly Person[] | undefined): Author[] | undefined {
  const authors = (people ?? []).flatMap(({ name, url }): Author[] => {
    const shown = withoutMailAddress(titleFrom(name) ?? "");
    return shown === "" ? [] : [{ name: shown, ...defined({ url }) }];
  });
  return authors.length === 0 ? undefined : authors;
}
