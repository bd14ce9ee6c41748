/** What wrangler makes of the files in build/, so that types hold before the first build too. */

declare module "*/build/index.json" {
  const index: ArrayBuffer;
  export default index;
}

declare module "*/build/fragments.bin" {
  const fragments: ArrayBuffer;
  export default fragments;
}
