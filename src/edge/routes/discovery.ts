/**
 * The routes that describe the site to programs: OPML, the index of topics, OpenSearch, sitemap, robots.txt.
 */

import { OPML_DOCUMENT, opmlPath, PATHS, sitemapPartPath } from "../../model/address.ts";
import { err, ok } from "../../model/result.ts";

import { OPEN_SEARCH, openSearch } from "../discovery/open-search.ts";
import { opml, scopeOpml, topicOpml } from "../discovery/opml.ts";
import { robots, sitemap, sitemapPart } from "../discovery/sitemap.ts";
import { topicIndex } from "../discovery/topic-index.ts";
import { textRepresentation } from "../representation.ts";
import { decode, SCOPES, segment, wholeNumber } from "../request.ts";
import type { Serve } from "../router.ts";
import type { Snapshot } from "../snapshot.ts";
import type { TextResources } from "../text-resources.ts";

/** The query parameters that the address of a search's OPML list contains. */
const SEARCH_PARAMETERS = ["q", "topics"];

export function serveDiscovery(serve: Serve, texts: TextResources): void {
  serveText(PATHS.topicIndex, "application/json", topicIndex);
  serveText(PATHS.opml, OPML_TYPE, opml);
  serveText(PATHS.topicOpml, OPML_TYPE, topicOpml);
  serveText(PATHS.openSearch, OPEN_SEARCH, openSearch);
  serveText(PATHS.sitemap, XML_TYPE, sitemap);
  serve("/sitemap/:part", (url, snapshot) => {
    const [, written = ""] = /^(.*)\.xml$/.exec(decode(segment(url, 2))) ?? [];
    const number = wholeNumber(written);
    const part = number === undefined ? undefined : sitemapPart(number, snapshot);
    if (number === undefined || part === undefined) return err({ kind: "unknown-sitemap" });
    const write = () => textRepresentation(XML_TYPE, part, snapshot);
    return ok(texts.fresh(sitemapPartPath(number), snapshot, write));
  });
  serveText(PATHS.robots, "text/plain; charset=utf-8", robots);

  for (const { route, read } of SCOPES.filter(({ route }) => route !== "")) {
    serve(`${route}/${OPML_DOCUMENT}`, (url, snapshot) => {
      const scope = read(url, snapshot);
      if (!scope.ok) return scope;
      const write = () => textRepresentation(OPML_TYPE, scopeOpml(scope.value, snapshot), snapshot);
      const resource = texts.fresh(opmlPath(scope.value), snapshot, write);
      return ok(scope.value.kind === "search" ? { ...resource, parameters: SEARCH_PARAMETERS } : resource);
    });
  }

  function serveText(path: string, contentType: string, write: (snapshot: Snapshot) => string): void {
    serve(path, (_, snapshot) =>
      ok(texts.memoized(path, snapshot, () => textRepresentation(contentType, write(snapshot), snapshot))),
    );
  }
}

const OPML_TYPE = "text/x-opml; charset=utf-8";
const XML_TYPE = "application/xml; charset=utf-8";
