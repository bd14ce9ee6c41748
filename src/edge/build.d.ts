/**
 * The types of the files in build/ as wrangler imports them. With them, types are checked before the first
 * build too.
 */

declare module "*/build/index.bin" {
  const index: ArrayBuffer;
  export default index;
}

declare module "*/build/pieces.bin" {
  const pieces: ArrayBuffer;
  export default pieces;
}
