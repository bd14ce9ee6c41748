/** The files that the bench writes before it bundles the Workers. */

declare module "generated/index.bin" {
  const index: ArrayBuffer;
  export default index;
}

declare module "generated/pieces.bin" {
  const pieces: ArrayBuffer;
  export default pieces;
}

declare module "generated/body.bin" {
  const body: ArrayBuffer;
  export default body;
}

declare module "generated/answer.json" {
  const answer: { readonly status: number; readonly headers: [name: string, value: string][] };
  export default answer;
}

declare module "generated/articles.json" {
  const content: {
    readonly site: import("../../src/model/site.ts").Site;
    readonly articles: readonly import("../../src/model/article.ts").Article[];
  };
  export default content;
}
