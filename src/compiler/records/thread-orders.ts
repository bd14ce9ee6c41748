/** The module of a large build's second thread. Answers the orders in their sequence. */

import { parentPort } from "node:worker_threads";
import { guarded } from "../ground/guard.ts";
import type { Problem } from "../ground/problem.ts";
import { parseFile } from "../parse/cached-seed.ts";
import { renderStory } from "./render-story.ts";
import type { OrderKind, ThreadAnswers, ThreadOrders } from "./second-thread.ts";

type Order = { [Kind in OrderKind]: { readonly kind: Kind } & ThreadOrders[Kind] }[OrderKind];

parentPort?.on("message", (order: Order) => parentPort?.postMessage(answerTo(order)));

function answerTo(order: Order): ThreadAnswers[OrderKind] {
  switch (order.kind) {
    case "parse":
      // If parsing throws an exception, the first thread parses the file again and reports the exception.
      return order.files.map((file) => guarded(file, [], () => parseFile(file, order.settings)));
    case "render": {
      const { path, article, site } = order;
      const problems: Problem[] = [];
      const story = guarded({ path }, problems, () => renderStory(path, article, site, problems));
      return { story, problems };
    }
    default:
      return order satisfies never;
  }
}
