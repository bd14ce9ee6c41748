/** The files that the bench writes before it bundles the Workers. */

declare module "generated/index.json" {
  const index: ArrayBuffer;
  export default index;
}

declare module "generated/fragments.bin" {
  const fragments: ArrayBuffer;
  export default fragments;
}

declare module "generated/articles.json" {
  const content: {
    readonly site: import("../../src/model/site.ts").Site;
    readonly articles: readonly import("../../src/model/article.ts").Article[];
  };
  export default content;
}

declare module "generated/rss.bin" {
  const rss: ArrayBuffer;
  export default rss;
}

declare module "generated/atom.bin" {
  const atom: ArrayBuffer;
  export default atom;
}
