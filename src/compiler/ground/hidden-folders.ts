/** Decides which files in folders whose names start with `_` articles may show. */

/**
 * Returns true for a folder such as `_img`, whose pictures articles may show. Other files in it are left out, and so
 * are folders in which tools keep their output.
 */
export function mayHoldPictures(name: string): boolean {
  return isHidden(`${name}/`) && !/(?:^|\/)_(?:cache|public|site)$/i.test(name);
}

/** Returns true for a file in a folder whose name starts with `_`. */
export function isHidden(name: string): boolean {
  return /(?:^|\/)_[^/]*\//.test(name);
}

export function isPictureName(name: string): boolean {
  return /\.(?:png|jpe?g|gif|webp|avif|svg|mp4|webm|mp3|m4a|ogg|wav)$/i.test(name);
}
