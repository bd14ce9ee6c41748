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
  subordinators_before_subject: nameList,
  verb_follows: nameList,
  openers: nameList,
  conditions: nameList,
  after_comma: nameList,
  anywhere: nameList,
  phrases: nameList,
  determiners: nameList,
  not_after: nameList,
  no_verb_before: nameList,
  reporting: nameList,
  limiting: nameList,
  never_without: nameList,
  never_without_next: nameList,
});

const DATA = readDataFile(new URL("./clauses.yaml", import.meta.url), FILE);

const word = (names: readonly string[]) => `(?<![\\p{L}'’-])${anyOf(names)}(?![\\p{L}'’-])`;

/**
 * The minimum length of a head (the part of a sentence that is kept), in characters. A shorter head says too
 * little.
 */
const MIN_HEAD = 36;

const FINITE = word(DATA.verbs);
const VERB = new RegExp(
  `${FINITE}|(?<![\\p{L}-])\\p{Ll}{2,}ed(?![\\p{L}-])(?!\\s+${anyOf(DATA.no_verb_before)}(?!\\p{L}))`,
  "gu",
);
const SUBJECT = "(?=\\s+(?:an?|he|her|his|it|its|she|the|their|they|we)\\s)";
const SUBORDINATOR = new RegExp(
  `${word(DATA.subordinators)}(?!\\s+of\\b)|${word(DATA.subordinators_before_subject)}${SUBJECT}`,
  "gu",
);
const OPENER = new RegExp(`^${anyOf(DATA.openers)}(?!\\p{L})`, "iu");
const CONDITION = new RegExp(`^${anyOf(DATA.conditions)}(?!\\p{L})`, "u");
const VERB_FOLLOWS = new RegExp(`^${anyOf(DATA.verb_follows)}(?!\\p{L})`, "u");
const NEEDED = new RegExp(
  `${word(DATA.never_without)}|^[^\\p{L}]*${anyOf(DATA.never_without_next)}(?!\\p{L})`,
  "iu",
);
const VERB_NEXT = new RegExp(`^,?\\s+(?:${FINITE}|\\p{Ll}{2,}ed(?!\\p{L}))`, "u");
const ADDITION = new RegExp(`^,\\s+${anyOf(DATA.after_comma)}\\s`, "u");
const NOT_AFTER = new RegExp(`(?<!\\p{L})${anyOf(DATA.not_after)}$`, "iu");
const REPORTING = new RegExp(word(DATA.reporting), "iu");
const LIMITING = new RegExp(`${word(DATA.limiting)}|n['’]t\\b|\\p{L}{3}est\\b`, "iu");

/** The places where an additional clause may start. The match ends before the clause. */
const CLAUSE = new RegExp(
  [
    `,(?=\\s+${anyOf(DATA.after_comma)}\\s)`,
    ",(?=\\s+(?:and|so)\\s+(?:he|it|she|they|we)\\s)",
    // The comma before an apposition, a participle or a number, but not before "and" or "or", which end a
    // list.
    ",(?=\\s+(?!and\\b|or\\b|but\\b|that\\b|to\\b)[\\p{Ll}\\d])",
    "(?:;|:|\\s[–—-]{1,2})(?=\\s)",
    `\\s(?=${anyOf(DATA.anywhere)}\\s)`,
    // "as traders worried", but not "as coach" and "as part of".
    "\\s(?=as\\s(?!an?\\s)\\p{L})",
  ].join("|"),
  "gu",
);
/**
 * The place before a relative clause: `for repairs | that will last`. After a verb of speech, the clause with
 * "that" is the news itself.
 */
const RELATIVE = /\s(?=that\s+(?:could|had|has|have|he|is|it|she|they|was|we|were|will|would)\s)/gu;
/**
 * The place before a phrase, after a noun that has a word such as `a` or `its`: `a test version | for
 * schools`.
 */
const PHRASE = new RegExp(
  `(?<=(?:${word(DATA.determiners)}|\\d)(?:\\s[\\p{L}\\p{N}'’-]+){1,3})\\s(?=${anyOf(DATA.phrases)}\\s)`,
  "gu",
);
/** The rest of a list, or of an apposition within a clause: `, boats and cars`, `, the mayor, that ...`. */
const CONTINUATION = new RegExp(
  `^,\\s+(?:[^,]{1,40},\\s+){0,4}(?:[^,]{1,40},?\\s)?(?:and|or)\\s|^,[^,]*,\\s+(?:that|to|${FINITE})(?!\\p{L})`,
  "u",
);
/** A subject, and the words between it and its verb: `Per Dahl, 34, who scored twice,` before `has`. */
const BETWEEN = new RegExp(
  `^(?<subject>\\p{Lu}[^,"“„«(]{2,80}),\\s(?:(?:\\d{1,3}|(?:who|which|whose|where)\\s[^,"“„«(]{3,120}),\\s){1,2}(?=${FINITE})`,
  "u",
);

/**
 * Returns a part of a sentence that is a whole statement of at most `most` characters, or undefined if there
 * is none. Prefers the longest part of at most `limit` characters. If every part is longer, takes the
 * shortest. Never leaves out a condition or an exception, because the statement would mean something else
 * without it.
 */
export function mainStatement(sentence: string, limit: number, most: number): string | undefined {
  const statement = sentence.replace(BETWEEN, "$<subject> ");
  if (statement.length <= most) return statement;
  const enclosures = enclosuresIn(statement);
  const headBy = ([pattern, isHead, min]: Cut) => {
    const heads = [...statement.matchAll(pattern)]
      .filter(({ index }) => index >= min && index <= most && !isEnclosed(enclosures, index))
      .map(({ index }) => statement.slice(0, index).replace(/[,;:]$/u, ""))
      .filter((head) => {
        const rest = statement.slice(head.length);
        return isWhole(head, rest) && isHead(head, rest);
      });
    return heads.findLast(({ length }) => length <= limit) ?? heads[0];
  };
  return (
    headBy([CLAUSE, () => true, MIN_HEAD]) ??
    headBy([RELATIVE, (head) => !REPORTING.test(head), MIN_HEAD]) ??
    withoutOpener(statement, limit, most) ??
    // A phrase that limits the statement must stay: "the first woman in Europe" is not "the first woman".
    headBy([PHRASE, (head, rest) => !LIMITING.test(head) && !isInList(head, rest), MIN_PHRASE])
  );
}

/** The places for a cut, the condition that a head must meet, and the head's minimum length in characters. */
type Cut = readonly [RegExp, (head: string, rest: string) => boolean, number];

/** The minimum length of a head before a phrase, in characters. */
const MIN_PHRASE = 56;

/**
 * Returns true if items of one list may stand both in `head` and in `rest`, so that a cut would divide the
 * list.
 */
function isInList(head: string, rest: string): boolean {
  return head.includes(",") && /\s(?:and|or)\s/u.test(rest);
}

/**
 * Returns a sentence without the clause at its start. The statement after the clause must not start with a
 * pronoun, because the pronoun may refer to the clause.
 */
function withoutOpener(sentence: string, limit: number, most: number): string | undefined {
  if (!OPENER.test(sentence) || CONDITION.test(sentence)) return undefined;
  const [, statement] =
    /^[^,"“„(]{8,},\s((?:an?|the|\p{Lu}[\p{L}.'’-]+|\d+|more|\p{Ll}{4,}s)\s.*)$/su.exec(sentence) ?? [];
  if (statement === undefined || statement.length < MIN_HEAD || !hasMainVerb(statement.split(",")[0] ?? ""))
    return undefined;
  const whole = statement.charAt(0).toUpperCase() + statement.slice(1);
  return whole.length <= most ? whole : mainStatement(whole, limit, most);
}

function isWhole(head: string, rest: string): boolean {
  if (NOT_AFTER.test(head) || NEEDED.test(rest)) return false;
  // The verb of the head's last subject is in the rest.
  if (VERB_NEXT.test(rest)) return false;
  if (!ADDITION.test(rest) && CONTINUATION.test(rest)) return false;
  if (/^\sas\s/u.test(rest) && !hasVerb(rest)) return false;
  // A negation also applies to the clause after it: "did not resign because of the vote".
  if (/^\s(?:because|when|while)/u.test(rest) && /\b(?:no|not|never|neither)\b|n['’]t\b/iu.test(head))
    return false;
  return hasMainVerb(head);
}

/**
 * Returns true if the text has a verb before its first subordinate clause. Ignores a clause at the start of
 * the text.
 */
function hasMainVerb(head: string): boolean {
  const main = OPENER.test(head) ? head.replace(/^[^,]*,?\s*/u, "") : head;
  const places = [...main.matchAll(SUBORDINATOR)].map(({ index }) => index);
  const last = main.slice(places.at(-1) ?? main.length);
  return hasVerb(main.slice(0, places[0])) && (!VERB_FOLLOWS.test(last) || hasVerb(last));
}

/** Returns true if a verb stands after the first word. The first word is always a name or a subject. */
function hasVerb(text: string): boolean {
  return [...text.matchAll(VERB)].some(({ index }) => index > 0);
}
