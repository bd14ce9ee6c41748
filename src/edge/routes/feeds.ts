/** The routes of feeds: subscription and archive documents of all scopes, and `/feed`. */

import { type FeedPart, PATHS, type Scope } from "../../model/address.ts";
import { FORMAT_NAMES, FORMATS, type Format } from "../../model/format.ts";
import type { Instant } from "../../model/instant.ts";
import { ok, type Result } from "../../model/result.ts";
import type { Pack } from "../../pack/read.ts";
import { hasArchives } from "../archives.ts";
import type { FeedResources } from "../feed-resource.ts";
import type { RequestProblem } from "../problem.ts";
import { readArchive, readSubscription, SCOPES, type ScopeReader, segment } from "../request.ts";
import type { Serve } from "../router.ts";
import { archivesOf } from "../select.ts";

type PartReader = (url: URL, scope: Scope, now: Instant) => Result<FeedPart, RequestProblem>;

export function serveFeeds(serve: Serve, feeds: FeedResources, pack: Pack): void {
  for (const { route, kind, read } of SCOPES) {
    for (const format of FORMAT_NAMES) {
      const { document } = FORMATS[format];
      serveFeed(`${route}/${document}`, format, read, readSubscription);
      if (!hasArchives({ kind })) continue;
      serveFeed(`${route}/archive/:number/${document}`, format, read, (url, scope, now) =>
        readArchive(segment(url, -2), archivesOf(scope, pack, now)),
      );
    }
  }
  serve(PATHS.negotiated, (url, now) => {
    const part = readSubscription(url);
    return part.ok ? ok(feeds.negotiated(part.value, url, now)) : part;
  });

  function serveFeed(route: string, format: Format, readScope: ScopeReader, readPart: PartReader): void {
    serve(route, async (url, now) => {
      const scope = await readScope(url, pack, now);
      if (!scope.ok) return scope;
      const part = readPart(url, scope.value, now);
      return part.ok ? ok(feeds.feed({ scope: scope.value, format, part: part.value }, url, now)) : part;
    });
  }
}
