/** `npm run announce`, and the announcement by `npm run deploy`: notifies hubs and search engines of changes. */

import { posix } from "node:path";
import { type Announcement, announceFeeds, announcementOf, announcePages } from "../announce/announce.ts";
import { type EntityTags, readLiveFeeds } from "../announce/entity-tags.ts";
import { readRecord, writeRecord } from "../announce/record.ts";
import type { Compiled } from "../compile.ts";
import { describeWithSeverity, errorAt, type Problem } from "../ground/problem.ts";
import { readDeployment } from "../output/deployed.ts";
import { type DeploymentReport, deploymentReport } from "../report/deployment.ts";
import { SITE_NAME } from "../site/site-file.ts";
import { type CommandContext, compileSeeds, type ExitCode, refuse } from "./command.ts";

/**
 * Announces a version that was not deployed with `npm run deploy`. Announces the feeds that changed since the
 * last announcement from this folder. If there was none, announces all feeds. That does no harm, because hubs
 * notice which feeds are unchanged.
 */
export async function announce(context: CommandContext): Promise<ExitCode> {
  const compiled = await compileSeeds(context, { publish: true, stamp: true });
  if (!compiled.ok) return refuse(context, compiled.error);
  const { site } = compiled.value;
  if (site.hubs === undefined && site.indexNow === undefined) {
    const path = posix.join(context.folder, SITE_NAME);
    return refuse(context, [errorAt({ path }, "no hub and no indexnow", "one of them, to announce to")]);
  }
  const deployment = await readDeployment(context.output, site.id);
  const report = deploymentReport(compiled.value, deployment, context.now);
  const announced = (await readRecord(context.output)) ?? new Map();
  await send(announcementOf(compiled.value, report), announced, true, context);
  return 0;
}

/**
 * Asks the live site for its feeds, before an upload. Returns a function that announces the changes after it. A
 * failure never fails the deployment.
 */
export async function announcer(
  compiled: Compiled,
  report: DeploymentReport,
  context: CommandContext,
): Promise<() => Promise<void>> {
  const announcement = announcementOf(compiled, report);
  const { tags } = await readLiveFeeds(announcement.feeds, context.network);
  const announced = await readRecord(context.output);
  // A feed that changed since its last announcement, or that a hub missed then, is announced now. So a deployment
  // makes up for a call of the Cron Trigger that was never made.
  const before =
    announced === undefined ? tags : new Map([...tags].filter(([feed, tag]) => announced.get(feed) === tag));
  const isAwaited = report.isFirst || report.everyFeed !== undefined || report.feeds.changed.length > 0;
  return () => send(announcement, before, isAwaited, context);
}

async function send(
  announcement: Announcement,
  before: EntityTags,
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
