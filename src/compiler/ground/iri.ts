/**
 * Checks ids for Atom against the grammar of IRIs (RFC 3987 2.2), and writes addresses in that of URIs (RFC
 * 3986). An id needs a scheme, and has only characters that need no escape.
 */

const PLANES = Array.from({ length: 14 }, (_, at) => (at + 1).toString(16).toUpperCase());
/** The rule `ucschar`. The last plane starts with language tags, which are excluded. */
const UCS = `\\u{A0}-\\u{D7FF}\\u{F900}-\\u{FDCF}\\u{FDF0}-\\u{FFEF}${PLANES.map((plane) => `\\u{${plane}${plane === "E" ? "1000" : "0000"}}-\\u{${plane}FFFD}`).join("")}`;
const PRIVATE = "\\u{E000}-\\u{F8FF}\\u{F0000}-\\u{FFFFD}\\u{100000}-\\u{10FFFD}";
/** The rules `iunreserved` and `sub-delims`. */
const UNRESERVED = `A-Za-z0-9._~${UCS}!$&'()*+,;=\\-`;
const ESCAPE = "%[0-9A-Fa-f]{2}";

const AUTHORITY = `(?:(?:[${UNRESERVED}:]|${ESCAPE})*@)?(?:\\[[0-9A-Za-z:.]+\\]|(?:[${UNRESERVED}]|${ESCAPE})*)(?::[0-9]*)?`;
const PATH = `(?:[${UNRESERVED}:@/]|${ESCAPE})*`;
const QUERY = `(?:[${UNRESERVED}:@/?${PRIVATE}]|${ESCAPE})*`;
const FRAGMENT = `(?:[${UNRESERVED}:@/?]|${ESCAPE})*`;
const IRI = new RegExp(
  `^[A-Za-z][A-Za-z0-9+.-]*:(?://${AUTHORITY}(?:/|$|(?=[?#])))?${PATH}(?:\\?${QUERY})?(?:#${FRAGMENT})?$`,
  "u",
);

export function isIri(text: string): boolean {
  return IRI.test(text);
}

/**
 * Returns the address as a URI. Browsers leave characters in an address that RFC 3986 does not allow there,
 * and validators of feeds refuse them.
 */
export function uriOf({ href, host, protocol }: URL): string {
  if (!/^https?:$/.test(protocol)) return href;
  const end = href.indexOf(host) + host.length;
  return (
    href.slice(0, end) + href.slice(end).replace(/[[\]|^`{}\\"<>]|%(?![0-9a-f]{2})/gi, encodeURIComponent)
  );
}
