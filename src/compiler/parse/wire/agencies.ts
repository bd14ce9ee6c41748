/** Recognises the names of news agencies and newsrooms, so that a credit differs from other words in brackets. */

/** The agencies that sign datelines, in their own spelling. The first part of a name is enough: `dpa/tmn`, `Reuters Breakingviews`. */
const AGENCIES = [
  "AAP|Adnkronos|AFP|AGERPRES|AP|Associated Press|The Associated Press|APA|APP|ANI|ANSA|ANTARA|Anadolu|Anadolu Agency|askanews|awp|Belga|BELGA",
  "Bernama|BERNAMA|Bloomberg|BNS|BTA|BUSINESS WIRE|Business Wire|CNN|The Canadian Press|CTK|ČTK|dapd|Dawn|DPA|dpa|EFE|Efe|epd|Europa Press|Hina|HINA|IANS",
  "IPS|IRNA|ISNA|ITAR-TASS|Interfax|ITALPRESS|Jiji|JIJI|Jiji Press|KCNA|KNA|KUNA|Kyodo|Kyodo News|LETA|Lusa|LUSA|MENA|MTI|NAMPA|NTB|PAP|Prensa Latina|PRNewswire|PTI",
  "QNA|RIA|RIA Novosti|Reuters|REUTERS|Ritzau|ritzau|Saba|SANA|SDA|sda|STT|Sputnik|TASS|Tanjug|TASR|Tasnim",
  "Thomson Reuters Foundation|TT|UPI|Ukrinform|UrduPoint News|VNA|WAM|Xinhua|Yonhap|ТАСС|РИА Новости|Интерфакс",
].flatMap((row) => row.split("|"));

const SERVICE = "(?: (?:Breakingviews|Business|English|Life!|News|Newsroom|Sports?|World))";

/** The source of a regular expression. A second agency, a service or a person may follow: `AFP/Reuters`, `dpa-AFX`, `Xinhua/Li Na`. */
export const AGENCY = `(?:${[...AGENCIES].sort((a, b) => b.length - a.length).join("|")})(?![\\p{L}\\d])(?:\\s?[/-]\\s?[\\p{L}-]+(?: \\p{Lu}\\p{L}+)?)?${SERVICE}?`;

/** Initials of agencies that have other meanings too. They mean the agency only beside a date or a place in capitals. */
const INITIALS =
  "AA|ACN|AGI|APS|ATA|CNA|CNS|CP|FNA|INA|INP|MAP|MNA|NAN|NNA|NNN|PA|PNA|PPI|SPA|STA|TAP|TNS|UNI|WAFA";

/** The source of a regular expression. */
export const AGENCY_BESIDE_DATE = `(?:${AGENCY}|${INITIALS})`;

const WHOLE_AGENCY = new RegExp(`^${AGENCY}$`, "u");

/** Returns true for the name of an agency, with or without a service: `Reuters`, `dpa/tmn`. */
export function isAgency(text: string): boolean {
  return WHOLE_AGENCY.test(text.trim());
}

/** Returns true for a newsroom's name, which no person has: `Science Desk`, `Associated Press`, `Nordwire`. */
function isNewsroom(text: string): boolean {
  return HOUSE.test(text.trim());
}

/** Returns true for the name of an agency or newsroom, for which an author writes. */
export function isAffiliation(name: string): boolean {
  return isNewsroom(name) || isAgency(name);
}

const HOUSE =
  /(?:\b(?:agency|broadcasting|bureau|chronicle|courier|desk|gazette|herald|journal|magazine|media|network|radio|service|tribune)|news|newspaper|newsroom|press|times|wires?)$/i;

/**
 * Returns true if the text in a dateline's brackets is a credit: the name of an agency or newsroom. Beside a date, any initials
 * are a credit too.
 */
export function isCredit(text: string, isDated: boolean): boolean {
  const names = text.split(/\s*[/,;|]\s*|\s+[-–—]\s+/).map((name) => name.trim());
  if (isAgency(text) || names.some(isAffiliation)) return true;
  return (isDated ? /^\p{Lu}{2,10}$/u : WHOLE_INITIALS).test(text.trim());
}

const WHOLE_INITIALS = new RegExp(`^(?:${INITIALS})$`);
