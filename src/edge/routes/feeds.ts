/**
 * The routes of feeds: the subscription and archive documents of all scopes (subjects of feeds), and `/feed`.
 */

import { type FeedPart, PATHS, type Scope } from "../../model/address.ts";
import { FORMAT_NAMES, FORMATS, type Format } from "../../model/format.ts";
import { ok, type Result } from "../../model/result.ts";
import { hasArchives } from "../archives.ts";
import type { FeedResources } from "../feed-resource.ts";
import type { RequestProblem } from "../problem.ts";
import { readArchive, readSubscription, SCOPES, type ScopeReader, segment } from "../request.ts";
import type { Serve } from "../router.ts";
import { archivesOf } from "../select.ts";
import type { Snapshot } from "../snapshot.ts";

type PartReader = (url: URL, scope: Scope, snapshot: Snapshot) => Result<FeedPart, RequestProblem>;

export function serveFeeds(serve: Serve, feeds: FeedResources): void {
  for (const { route, kind, read } of SCOPES) {
    for (const format of FORMAT_NAMES) {
      const { document } = FORMATS[format];
      serveFeed(`${route}/${document}`, format, read, readSubscription);
      if (!hasArchives({ kind })) continue;
      serveFeed(`${route}/archive/:number/${document}`, format, read, (url, scope, snapshot) =>
        readArchive(segment(url, -2), archivesOf(scope, snapshot)),
      );
    }
  }
  serve(PATHS.negotiated, (url, snapshot) => {
    const part = readSubscription(url);
    return part.ok ? ok(feeds.negotiated(part.value, url, snapshot)) : part;
  });

  function serveFeed(route: string, format: Format, readScope: ScopeReader, readPart: PartReader): void {
    serve(route, (url, snapshot) => {
      const scope = readScope(url, snapshot);
      if (!scope.ok) return scope;
      const part = readPart(url, scope.value, snapshot);
      return part.ok ? ok(feeds.feed({ scope: scope.value, format, part: part.value }, url, snapshot)) : part;
    });
  }
}
