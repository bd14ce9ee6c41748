/**
 * The types of the files in build/ as wrangler imports them. They are declared here, so that types can be
 * checked before the first build.
 */

declare module "*/build/index.bin" {
  const index: ArrayBuffer;
  export default index;
}

declare module "*/build/pieces.bin" {
  const pieces: ArrayBuffer;
  export default pieces;
}
