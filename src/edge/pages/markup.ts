/** A piece of HTML in which inserted values are escaped. */

import type { html } from "hono/html";

export type Markup = ReturnType<typeof html>;
