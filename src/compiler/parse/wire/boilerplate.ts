/** Recognises furniture: whole lines that are around an article on a web page, and are copied with its text. */

const FURNITURE = new RegExp(
  `^(?:${[
    "share",
    "(?:share|print|save|e-?mail) this(?: article| story| page| post)?(?: on \\w+)?",
    "advertisements?",
    "(?:afp/)?getty images(?:/.*)?",
    "(?:image|photo|picture|media) (?:source|copyright|credit)[:,]?.*",
    "listen to this (?:article|story)",
    "\\d+ ?min(?:ute)?s?(?: read)?",
    "skip to (?:main )?content",
    "(?:sign up|subscribe) (?:for|to) (?:our|the) .*newsletters?",
    "this (?:article|story) is more than .* old",
  ].join("|")})$`,
  "i",
);

export function isFurniture(line: string): boolean {
  return FURNITURE.test(line);
}
