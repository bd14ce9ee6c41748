/** Holds a pack and its files against what Cloudflare takes. */

import type { PackFiles } from "../pack/write.ts";
import type { MediaFile } from "./media/library.ts";
import { errorAt, type SeedProblem, warningAt } from "./problem.ts";

/** What a Worker may hold, its own code aside. https://developers.cloudflare.com/workers/platform/limits/ */
const MAX_PACK_BYTES = 60 * 1024 * 1024;

/** As many files as Static Assets take with one version on the free plan, the file of headers aside. */
const MAX_FILES = 20_000 - 1;

/** What is too large to deploy can still be looked at locally. */
export function oversize(
  { fragments }: PackFiles,
  media: readonly MediaFile[],
  path: string,
  publish: boolean,
): SeedProblem[] {
  const tell = publish ? errorAt : warningAt;
  const tooLong = tell(
    { path },
    `${fragments.length} bytes of fragments`,
    `at most ${MAX_PACK_BYTES}, since a Worker holds no more: fewer articles`,
  );
  const tooMany = tell(
    { path },
    `${media.length} files that articles use`,
    `at most ${MAX_FILES}, since Cloudflare takes no more`,
  );
  return [
    ...(fragments.length > MAX_PACK_BYTES ? [tooLong] : []),
    ...(media.length > MAX_FILES ? [tooMany] : []),
  ];
}
