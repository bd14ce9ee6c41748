/** The part of workerd's HTMLRewriter that the dev server uses. https://developers.cloudflare.com/workers/runtime-apis/html-rewriter/ */

interface HtmlElement {
  append(content: string, options: { readonly html: boolean }): void;
  prepend(content: string, options: { readonly html: boolean }): void;
}

declare class HTMLRewriter {
  on(selector: string, handlers: { readonly element: (element: HtmlElement) => void }): this;
  transform(response: Response): Response;
}
