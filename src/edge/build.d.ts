/** The types of the files in build/ as wrangler imports them. With them, types are checked before the first build too. */

declare module "*/build/index.json" {
  const index: ArrayBuffer;
  export default index;
}

declare module "*/build/fragments.bin" {
  const fragments: ArrayBuffer;
  export default fragments;
}
