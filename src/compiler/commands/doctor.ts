/** `npm run doctor`: asks a running site as feed readers do, and reports what would keep them from its feeds. */

import { err, ok, type Result } from "../../model/result.ts";
import { examine } from "../doctor/examine.ts";
import { senderTo } from "../doctor/exchange.ts";
import { type ExpectedSite, expectedSite } from "../doctor/expected-site.ts";
import { reportChecks } from "../doctor/report.ts";
import { errorAt, quote } from "../ground/problem.ts";
import { isLocalOrigin, readOrigin, URL_FORM } from "../site/origin.ts";
import { type CommandContext, compileSeeds, type ExitCode, refuse } from "./command.ts";

const PLACE = { path: "npm run doctor" };

/**
 * Checks the site at `address`. The default is the site's address in the folder of seeds. Returns 1 after a
 * fault.
 */
export async function doctor(context: CommandContext, address?: string): Promise<ExitCode> {
  const { out, now } = context;
  const named = address === undefined ? undefined : originOf(address);
  if (address !== undefined && named === undefined)
    return refuse(context, [errorAt(PLACE, `address ${quote(address)}`, URL_FORM)]);
  const compiled = await compileSeeds(context);
  if (named === undefined && !compiled.ok) return refuse(context, compiled.error);
  const site = compiled.ok ? ok(expectedSite(compiled.value, now)) : err(undefined);
  const origin = named ?? (site.ok ? site.value.url : "");
  const checks = await examine({
    origin,
    expected: comparable(origin, site, context),
    now,
    send: senderTo(origin),
  });
  if (!checks.ok) {
    const expected = isLocalOrigin(origin)
      ? "a running server (npm run dev), and the address that it prints"
      : "an answer of the site; check the address, its DNS record and its certificate";
    return refuse(context, [errorAt(PLACE, `${origin}: ${checks.error}`, expected)]);
  }
  out.print(reportChecks(origin, checks.value));
  return checks.value.some(({ verdict }) => verdict === "fault") ? 1 : 0;
}

/** Returns the scheme and host. `https://` may be left out, and `http://` for this machine. */
function originOf(address: string): string | undefined {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(address)) return readOrigin(address);
  const origin = readOrigin(`https://${address}`);
  return origin !== undefined && isLocalOrigin(origin) ? readOrigin(`http://${address}`) : origin;
}

/**
 * Returns the site of the folder if it is the checked site. A local server may serve any folder, so its
 * address is not compared.
 */
function comparable(
  origin: string,
  site: Result<ExpectedSite, unknown>,
  { folder }: CommandContext,
): Result<ExpectedSite, string> {
  if (!site.ok) return err(`${folder} cannot be compiled; npm run check:seeds shows why`);
  if (isLocalOrigin(origin) || site.value.url === origin) return site;
  return err(`${folder} is the folder of ${site.value.url}; name the folder of this site with --seeds`);
}
