/**
 * `npm run announce`, and the announcement by `npm run deploy`: notifies hubs and search engines of changes.
 */

import { posix } from "node:path";
import { type Announcement, announceFeeds, announcementOf, announcePages } from "../announce/announce.ts";
import type { EarlierTags } from "../announce/changed-feeds.ts";
import { type EntityTags, readLiveFeeds } from "../announce/entity-tags.ts";
import { readRecord, writeRecord } from "../announce/record.ts";
import type { CompiledSite } from "../compile.ts";
import { defined } from "../ground/defined.ts";
import { describeWithSeverity, errorAt, type Problem } from "../ground/problem.ts";
import { readDeployment } from "../output/deployed.ts";
import { type DeploymentReport, deploymentReport } from "../report/deployment.ts";
import { SITE_NAME } from "../site/site-file.ts";
import { type CommandContext, compileSeeds, type ExitCode, refuse } from "./command.ts";

/**
 * Announces the feeds that changed since the last announcement from this folder, for a version that was
 * deployed without `npm run deploy`. If there was no announcement, announces all feeds. This does no harm,
 * because hubs find out which feeds are unchanged.
 */
export async function announce(context: CommandContext): Promise<ExitCode> {
  const compiled = await compileSeeds(context, { publish: true, stamp: true });
  if (!compiled.ok) return refuse(context, compiled.error);
  const { site } = compiled.value;
  if (site.hubs === undefined && site.indexNow === undefined) {
    const path = posix.join(context.folder, SITE_NAME);
    return refuse(context, [
      errorAt({ path }, "no hub and no indexnow", "`hub:` or `indexnow:` in this file"),
    ]);
  }
  const deployment = await readDeployment(context.output, site.id);
  const report = deploymentReport(compiled.value, deployment, context.now);
  const announcement = announcementOf(compiled.value, report);
  const { live, announced = new Map() } = await readEarlierTags(announcement, context);
  await send(announcement, { live, announced }, true, context);
  return 0;
}

/**
 * Asks the live site for its feeds, before an upload. Returns a function that announces the changes after it.
 * A failure never fails the deployment.
 */
export async function announcer(
  compiled: CompiledSite,
  report: DeploymentReport,
  context: CommandContext,
): Promise<() => Promise<void>> {
  const announcement = announcementOf(compiled, report);
  const { live, announced = live } = await readEarlierTags(announcement, context);
  const isAwaited = report.isFirst || report.everyFeed !== undefined || report.feeds.changed.length > 0;
  return () => send(announcement, { live, announced }, isAwaited, context);
}

/**
 * Reads the tags on the live site and in the record. A feed is announced if it changed since its last
 * announcement, or if a hub missed that announcement. So a deployment also announces changes that a missed
 * call of the Cron Trigger did not announce.
 */
async function readEarlierTags(
  { feeds }: Announcement,
  { network, output }: CommandContext,
): Promise<{ readonly live: EntityTags; readonly announced?: EntityTags }> {
  const { tags } = await readLiveFeeds(feeds, network);
  const announced = await readRecord(output);
  // For a feed that does not answer now, assumes the tag of its last announcement.
  return { live: new Map([...(announced ?? []), ...tags]), ...defined({ announced }) };
}

async function send(
  announcement: Announcement,
  before: EarlierTags,
  isAwaited: boolean,
  { network, out, output }: CommandContext,
): Promise<void> {
  const problems: Problem[] = [];
  if (announcement.feeds.length > 0) {
    const { lines, announced } = await announceFeeds(announcement, before, { isAwaited }, network, problems);
    for (const line of lines) out.print(line);
    const written = announced === undefined ? undefined : await writeRecord(output, announced);
    if (written?.ok === false) problems.push(written.error);
  }
  for (const line of await announcePages(announcement, network, problems)) out.print(line);
  for (const problem of problems) out.printError(describeWithSeverity(problem));
}
