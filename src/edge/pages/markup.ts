/** A piece of a page: HTML in which what was put in is escaped. */

import type { html } from "hono/html";

export type Markup = ReturnType<typeof html>;
