/** Recognises boilerplate: lines around an article on a web page, which are often copied with its text. */

const BOILERPLATE = new RegExp(
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

export function isBoilerplate(line: string): boolean {
  return BOILERPLATE.test(line);
}
