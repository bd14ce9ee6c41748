/** The names of months, full and short, in the languages of news agencies. */

/**
 * One row for each language, January first. Has short forms if the language's agencies use them. A dash means that another row has
 * the same name.
 */
const NAMES: Readonly<Record<string, string>> = {
  en: "jan(?:uary)? feb(?:ruary)? mar(?:ch)? apr(?:il)? may june? july? aug(?:ust)? sept?(?:ember)? oct(?:ober)? nov(?:ember)? dec(?:ember)?",
  de: "januar|jänner februar märz - mai juni juli - - okt(?:ober)? - dez(?:ember)?",
  es: "ene(?:ro)? febrero marzo abr(?:il)? mayo junio julio ago(?:sto)? septiembre|setiembre octubre noviembre dic(?:iembre)?",
  fr: "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
  it: "gen(?:naio)? febbraio marzo aprile mag(?:gio)? giu(?:gno)? lug(?:lio)? agosto settembre ott(?:obre)? novembre dicembre",
  nordic: "januari? februari? mars|marts - mai|maj juni juli augusti - oktober - des(?:ember)?",
  pt: "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
  ru: "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
};

const BY_NUMBER = Array.from({ length: 12 }, (_, at) =>
  Object.values(NAMES)
    .map((names) => names.split(" ")[at])
    .filter((name) => name !== "-")
    .join("|"),
);

/** The source of a regular expression, to be used without regard to case. */
export const MONTH = `(?:${BY_NUMBER.join("|")})(?!\\p{L})`;

const EACH = BY_NUMBER.map((names) => new RegExp(`^(?:${names})$`, "iu"));

/** Returns the number of a month: 1 for January, 0 for an unknown name. */
export function monthNumber(name: string): number {
  return EACH.findIndex((month) => month.test(name)) + 1;
}
