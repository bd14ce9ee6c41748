/** The routes that describe the site to programs: OPML, the index of topics, OpenSearch, sitemap, robots.txt. */

import { OPML_DOCUMENT, opmlPath, PATHS, sitemapPartPath } from "../../model/address.ts";
import type { Instant } from "../../model/instant.ts";
import { err, ok } from "../../model/result.ts";
import type { Pack } from "../../pack/read.ts";
import { OPEN_SEARCH, openSearch } from "../discovery/open-search.ts";
import { opml, scopeOpml } from "../discovery/opml.ts";
import { robots, sitemap, sitemapPart } from "../discovery/sitemap.ts";
import { topicIndex } from "../discovery/topic-index.ts";
import { decode, SCOPES, segment, wholeNumber } from "../request.ts";
import type { Serve } from "../router.ts";
import type { TextDocument } from "../text-document.ts";
import type { TextResources } from "../text-resource.ts";

/** The query parameters that belong to the address of a search's OPML. */
const SEARCH_PARAMETERS = ["q", "topics"];

export function serveDiscovery(serve: Serve, texts: TextResources, pack: Pack): void {
  serveText(PATHS.topicIndex, (now) => ({ contentType: "application/json", content: topicIndex(pack, now) }));
  serveText(PATHS.opml, (now) => opmlDocument(opml(pack, now)));
  serveText(PATHS.openSearch, () => ({ contentType: OPEN_SEARCH, content: openSearch(pack) }));
  serveText(PATHS.sitemap, (now) => sitemap(pack, now));
  serve("/sitemap/:part", (url, now) => {
    const [, written = ""] = /^(.*)\.xml$/.exec(decode(segment(url, 2))) ?? [];
    const number = wholeNumber(written);
    const part = number === undefined ? undefined : sitemapPart(number, pack, now);
    if (number === undefined || part === undefined) return err({ kind: "unknown-sitemap" });
    return ok(texts.fresh(sitemapPartPath(number), now, () => part));
  });
  serveText(PATHS.robots, () => ({ contentType: "text/plain; charset=utf-8", content: robots(pack) }));

  for (const { route, read } of SCOPES.filter(({ route }) => route !== "")) {
    serve(`${route}/${OPML_DOCUMENT}`, async (url, now) => {
      const scope = await read(url, pack, now);
      if (!scope.ok) return scope;
      const resource = texts.fresh(opmlPath(scope.value), now, () =>
        opmlDocument(scopeOpml(scope.value, pack, now)),
      );
      return ok(scope.value.kind === "search" ? { ...resource, parameters: SEARCH_PARAMETERS } : resource);
    });
  }

  function serveText(path: string, write: (now: Instant) => TextDocument): void {
    serve(path, (_, now) => ok(texts.memoized(path, now, () => write(now))));
  }
}

function opmlDocument(content: string): TextDocument {
  return { contentType: "text/x-opml; charset=utf-8", content };
}
