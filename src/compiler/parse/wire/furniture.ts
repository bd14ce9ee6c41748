/** Furniture: lines that a web page has around an article and that come along when its text is copied. Whole lines only. */

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
