/**
 * Answers requests for sound and film. Static Assets ignore Range, but players on WebKit play a file only if
 * they get parts of it. So the Worker takes the file from Static Assets and sends the part.
 */

import type { RecordingLengths } from "../../pack/recordings.ts";
import { refuse } from "../problem.ts";
import { decode } from "../request.ts";
import { respondProblem } from "../respond.ts";
import { type EntityTag, isNotModified, isPreconditionFailed, isRangeCurrent } from "../validators.ts";
import { requestedRange } from "./byte-range.ts";
import { copyRange, type StreamRange } from "./copy-range.ts";

/** The bindings of the Worker, as wrangler.toml names them. */
export type Bindings = {
  /** The files of the site. Absent where only the Worker runs, as in tests. */
  readonly ASSETS?: { readonly fetch: (request: Request) => Promise<Response> };
};

/**
 * Returns the answer, or undefined if the path is no recording of the site. Then the request is answered like
 * any other. The build records the length of each recording, because Static Assets may not send it.
 */
export async function recordingResponse(
  request: Request,
  { pathname }: URL,
  { lengthOfRecording }: RecordingLengths,
  { ASSETS: assets }: Bindings,
): Promise<Response | undefined> {
  const length = lengthOfRecording(decode(pathname));
  if (length === undefined || assets === undefined || request.method === "OPTIONS") return undefined;
  // No header is passed on, because Static Assets would leave out Cache-Control if they saw a Range header.
  const file = new Request(new URL(pathname, "http://site.invalid"), {
    method: request.method,
    redirect: "manual",
  });
  const asset = await assets.fetch(file);
  // Static Assets would let caches keep this 404 for a year, so the Worker answers with its own.
  if (asset.status === 404) return undefined;
  // The router adds headers, but the response of another service does not allow that. So a copy is returned.
  return asset.status === 200 ? rangeResponse(request, asset, length) : new Response(asset.body, asset);
}

/** Answers with the file or a part of it. The conditions are in the order of RFC 9110 13.2.2. */
async function rangeResponse(request: Request, asset: Response, length: number): Promise<Response> {
  const headers = new Headers(asset.headers);
  headers.set("Accept-Ranges", "bytes");
  const validators = { entityTag: (headers.get("ETag") ?? "") as EntityTag };
  if (isPreconditionFailed(request.headers, validators)) return refuse({ kind: "precondition-failed" }, "");
  if (isNotModified(request.headers, validators)) return new Response(null, { status: 304, headers });
  // RFC 9110 14.2: Range is defined for GET alone.
  if (request.method === "HEAD" || asset.body === null) {
    headers.set("Content-Length", String(length));
    return new Response(null, { headers });
  }
  const range = isRangeCurrent(request.headers, validators)
    ? requestedRange(request.headers.get("Range"), length)
    : "whole";
  if (range === "unsatisfiable") return refuseRange(length);
  if (range === "whole")
    return new Response(streamOf(asset.body, { first: 0, last: length - 1, length }), { headers });
  headers.set("Content-Range", `bytes ${range.first}-${range.last}/${length}`);
  return new Response(streamOf(asset.body, { ...range, length }), { status: 206, headers });
}

/** Answers that the file has no byte of the range. RFC 9110 15.5.17 */
function refuseRange(length: number): Response {
  const problem = {
    title: "Range Not Satisfiable",
    status: 416,
    detail: `the file has ${length} bytes; ask for a range within them`,
  };
  const headers = {
    "Accept-Ranges": "bytes",
    "Content-Range": `bytes */${length}`,
    "Cache-Control": "no-store",
  };
  return respondProblem(416, problem, headers);
}

/** A stream of workerd, from which the response gets its Content-Length. */
declare const FixedLengthStream: new (
  length: number,
) => TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>;

function streamOf(source: ReadableStream<Uint8Array<ArrayBuffer>>, range: StreamRange): ReadableStream {
  const { readable, writable } = new FixedLengthStream(range.last - range.first + 1);
  // The copying ends with an error if the client has gone, which players do often. Nothing is left to do then.
  copyRange(source, writable, range).catch(() => undefined);
  return readable;
}
