/**
 * `/subscribe`: the page to choose topics for one feed. Each choice has its own address, and the page works
 * without a script.
 */

import { EVERYTHING, PATHS } from "../../../model/address.ts";
import type { Representation } from "../../representation.ts";
import type { Snapshot } from "../../snapshot.ts";
import { interfaceWords } from "../language.ts";
import { html } from "../markup.ts";
import { page } from "../page.ts";
import { topicTree } from "../topic-tree.ts";
import { choiceForm } from "./form.ts";
import { type Reading, statusOf } from "./reading.ts";
import { feedOf } from "./result.ts";

export async function subscribePage(reading: Reading, snapshot: Snapshot): Promise<Representation> {
  const { choice, path, scope } = reading;
  const main = html`<header class="heading"${interfaceWords(snapshot.site)}>
<h1>Choose topics, get one feed</h1>
<p class="lead">Your feed has the articles that are on at least one topic under <em>any</em>, on every topic under <em>all</em>, and on no topic under <em>without</em>. A topic includes its narrower topics. If you choose nothing, the feed has all articles.</p>
</header>
<div class="subscribe">
${choiceForm(choice, topicTree(snapshot), snapshot)}
${await feedOf(reading, snapshot)}
</div>`;
  const status = statusOf(reading);
  const isChosen = path !== PATHS.subscribe || status !== undefined;
  return page(
    {
      title: `Choose topics, get one feed · ${snapshot.site.title}`,
      main,
      scope: scope.ok ? scope.value : EVERYTHING,
      description: `Choose topics of ${snapshot.site.title}, and get them in one feed.`,
      ...(status === undefined ? { path } : {}),
      isUnindexed: isChosen,
      status,
      // The scripts run in this order, because the form's script (`subscribe`) uses the copy buttons of the
      // page's script.
      hasScript: true,
      head: html`<script src="${snapshot.assets.subscribe}" defer></script>\n`,
    },
    snapshot,
  );
}
