/**
 * Decides by type and status how to import items of a WordPress export. Never publishes unknown types or
 * statuses.
 */

import { quote } from "../compiler/ground/problem.ts";
import { childrenOf, textOf, type WxrElement } from "./wxr-document.ts";

export type WxrOutcome =
  | { readonly kind: "post" | "page"; readonly release?: "draft" | "scheduled" }
  /** `reason` can follow a number in a report: `4 in the trash`. */
  | { readonly kind: "skipped"; readonly reason: string };

/** Types in nearly every export, with the names that WordPress shows for them. */
const TYPES: ReadonlyMap<string, string> = new Map([
  ["attachment", "attachment"],
  ["nav_menu_item", "menu item"],
  ["revision", "revision"],
]);

export function outcomeOf(item: WxrElement): WxrOutcome {
  const type = textOf(item, "wp:post_type");
  if (type !== "post" && type !== "page") {
    const reason = TYPES.get(type) ?? (type === "" ? "without a type" : `of type ${quote(type)}`);
    return { kind: "skipped", reason };
  }
  const status = textOf(item, "wp:status");
  const hasPassword = childrenOf(item, "wp:post_password").some(({ text }) => text !== "");
  switch (status) {
    case "publish":
      return hasPassword ? { kind: type, release: "draft" } : { kind: type };
    case "future":
      return { kind: type, release: hasPassword ? "draft" : "scheduled" };
    case "draft":
    case "pending":
    case "private":
      return { kind: type, release: "draft" };
    case "trash":
      return { kind: "skipped", reason: "in the trash" };
    case "auto-draft":
      return { kind: "skipped", reason: "automatic draft" };
    case "":
      return { kind: "skipped", reason: "without a status" };
    default:
      return { kind: "skipped", reason: `with status ${quote(status)}` };
  }
}
