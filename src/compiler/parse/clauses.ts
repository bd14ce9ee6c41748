/**
 * Cuts a long sentence to its main statement: the words before a clause that only adds to them.
 * `clauses.yaml` lists the words by which statements and clauses are recognised.
 */

import { z } from "zod";
import { enclosuresIn, isEnclosed } from "../../model/enclosures.ts";
import { anyOf, nameList, readDataFile } from "../ground/data-file.ts";

const FILE = z.strictObject({
  verbs: nameList,
  subordinators: nameList,
  openers: nameList,
  after_comma: nameList,
  anywhere: nameList,
  not_behind: nameList,
  no_verb_before: nameList,
  never_without: nameList,
});

const DATA = readDataFile(new URL("./clauses.yaml", import.meta.url), FILE);

const word = (names: readonly string[]) => `(?<![\\p{L}'’-])${anyOf(names)}(?![\\p{L}'’-])`;

/** Characters. A shorter head says too little. */
const MIN_HEAD = 36;

const VERB = new RegExp(
  `${word(DATA.verbs)}|(?<![\\p{L}-])\\p{Ll}{2,}ed(?![\\p{L}-])(?!\\s+${anyOf(DATA.no_verb_before)}(?!\\p{L}))`,
  "gu",
);
const SUBORDINATOR = new RegExp(word(DATA.subordinators), "u");
const OPENER = new RegExp(`^${anyOf(DATA.openers)}(?!\\p{L})`, "iu");
const NEEDED = new RegExp(word(DATA.never_without), "iu");
const NOT_BEHIND = new RegExp(`(?<!\\p{L})${anyOf(DATA.not_behind)}$`, "iu");

/** The places where a clause may start. The match ends before the clause. */
const CUT = new RegExp(
  [
    // A relative clause, a participle, a second main clause.
    `,(?=\\s+${anyOf(DATA.after_comma)}\\s)`,
    ",(?=\\s+(?!during\\b)\\p{Ll}{2,}ing\\s+(?!and\\b|or\\b))",
    ",(?=\\s+(?:and|so)\\s+(?:he|it|she|they|we)\\s)",
    // An apposition: `..., the third rise this year`. A list has several commas, or "and".
    ",(?=\\s+(?:an?|the|its|his|her|their)\\s[^,]*$)(?![^,]*\\sand\\s)",
    "(?:;|:|\\s[–—-]{1,2})(?=\\s)",
    `\\s(?=${anyOf(DATA.anywhere)}\\s)`,
  ].join("|"),
  "gu",
);

/**
 * Returns the longest head of a sentence that is a whole statement of at most `limit` characters. Without one,
 * returns the shortest of at most `most` characters. Never leaves out a condition or an exception, without which
 * the statement means something else.
 */
export function mainStatement(sentence: string, limit: number, most: number): string | undefined {
  const enclosures = enclosuresIn(sentence);
  const heads = [...sentence.matchAll(CUT)]
    .filter(({ index }) => index >= MIN_HEAD && index <= most && !isEnclosed(enclosures, index))
    .map(({ index }) => sentence.slice(0, index))
    .filter((head) => isStatement(head, sentence.slice(head.length)));
  return heads.findLast(({ length }) => length <= limit) ?? heads[0];
}

function isStatement(head: string, rest: string): boolean {
  if (NOT_BEHIND.test(head) || NEEDED.test(rest.replace(/^[^\p{L}]+/u, "").split(/[;:–—]/u)[0] ?? ""))
    return false;
  // A negation reaches into the clause: "did not resign because of the vote".
  if (/^\s(?:because|when|while)/u.test(rest) && /\b(?:no|not|never|neither)\b|n['’]t\b/iu.test(head))
    return false;
  return hasMainVerb(head);
}

/** Returns true if a verb stands before any subordinate clause, not counting an opening one. */
function hasMainVerb(head: string): boolean {
  const main = OPENER.test(head) ? head.replace(/^[^,]*,?\s*/u, "") : head;
  const subject = SUBORDINATOR.exec(main)?.index ?? main.length;
  // The first word is a name or a subject, not a verb.
  return [...main.slice(0, subject).matchAll(VERB)].some(({ index }) => index > 0);
}
