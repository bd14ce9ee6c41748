/** `/subscribe`: the page to choose topics for one feed. Each choice has an address and works without a script. */

import { html } from "hono/html";
import { EVERYTHING, PATHS } from "../../../model/address.ts";
import type { Instant } from "../../../model/instant.ts";
import type { Pack } from "../../../pack/read.ts";
import type { TextDocument } from "../../text-document.ts";
import { interfaceWords } from "../language.ts";
import { page } from "../page.ts";
import { topicTree } from "../topic-tree.ts";
import { choiceForm } from "./form.ts";
import { type Reading, statusOf } from "./reading.ts";
import { feedOf } from "./result.ts";

export async function subscribePage(reading: Reading, pack: Pack, now: Instant): Promise<TextDocument> {
  const { choice, path, scope } = reading;
  const main = html`<header class="heading"${interfaceWords(pack.site)}>
<h1>Choose topics, get one feed</h1>
<p class="lead">Your feed has the articles that are on at least one topic under <em>any</em>, on every topic under <em>all</em>, and on no topic under <em>without</em>. A topic includes its narrower topics. If you choose nothing, the feed has all articles.</p>
</header>
<div class="subscribe">
${choiceForm(choice, topicTree(pack, now), pack)}
${feedOf(reading, pack, now)}
</div>`;
  const status = statusOf(reading);
  const isChosen = path !== PATHS.subscribe || status !== undefined;
  const document = await page(
    {
      title: `Choose topics, get one feed · ${pack.site.title}`,
      main,
      scope: scope.ok ? scope.value : EVERYTHING,
      description: `Choose topics of ${pack.site.title}, and get them in one feed.`,
      ...(status === undefined ? { path } : {}),
      isUnindexed: isChosen,
      // The scripts run in this order, because the form's script uses the copy buttons of the other.
      hasScript: true,
      head: html`<script src="${pack.assets.subscribe}" defer></script>\n`,
    },
    pack,
    now,
  );
  return status === undefined ? document : { ...document, status };
}
