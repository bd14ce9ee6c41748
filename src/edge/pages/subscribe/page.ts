/** `/subscribe`: tick topics, get one feed. Every choice is an address, and works without a script. */

import { html } from "hono/html";
import { EVERYTHING } from "../../../model/address.ts";
import type { Instant } from "../../../model/instant.ts";
import type { Pack } from "../../../pack/read.ts";
import type { TextDocument } from "../../text-document.ts";
import { assetsOf } from "../assets.ts";
import { page } from "../page.ts";
import { choiceForm } from "./form.ts";
import { type Reading, statusOf } from "./reading.ts";
import { feedOf } from "./result.ts";
import { topicTree } from "./topic-tree.ts";

export async function subscribePage(reading: Reading, pack: Pack, now: Instant): Promise<TextDocument> {
  const { choice, scope } = reading;
  const main = html`<h1>Choose topics, get one feed</h1>
<p>Tick the topics that you want to read about. An article is in your feed if it is on one of those under <em>any</em>, on every one under
<em>all</em>, and on none under <em>without</em>. A topic includes its narrower ones. With nothing ticked, the feed holds everything.</p>
<div class="subscribe">
${choiceForm(choice, topicTree(pack, now), pack)}
${feedOf(reading, pack, now)}
</div>
<script src="${assetsOf(pack.site).subscribe.path}" defer></script>`;
  const title = `${pack.site.title}: choose topics, get one feed`;
  const status = statusOf(reading);
  return {
    ...(await page({ title, main, scope: scope.ok ? scope.value : EVERYTHING }, pack, now)),
    ...(status === undefined ? {} : { status }),
  };
}
