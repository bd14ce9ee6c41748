/** Reads the Range header of a request for a file. RFC 9110 14.1.2 and 14.2 */

/** The first and the last byte of a part of a file, counted from 0. */
export type ByteRange = { readonly first: number; readonly last: number };

export type RequestedRange = ByteRange | "whole" | "unsatisfiable";

/**
 * Returns the range that a Range header asks for in a file of `length` bytes. Returns "whole" if there is no such
 * header, if it is not valid, or if it asks for several ranges. RFC 9110 14.2 allows a server to ignore these,
 * and players ask for one range.
 */
export function requestedRange(header: string | null, length: number): RequestedRange {
  const [, list = ""] = /^bytes=(.*)$/i.exec(header ?? "") ?? [];
  const ranges = list
    .split(",")
    .map((range) => range.trim())
    .filter(Boolean);
  const [, first = "", last = ""] = (ranges.length === 1 && /^(\d*)-(\d*)$/.exec(ranges[0] ?? "")) || [];
  if (first + last === "") return "whole";
  if (first === "") return rangeWithin(Math.max(0, length - Number(last)), length - 1);
  if (last === "") return rangeWithin(Number(first), length - 1);
  if (Number(last) < Number(first)) return "whole";
  return Number(first) < length
    ? { first: Number(first), last: Math.min(Number(last), length - 1) }
    : "unsatisfiable";
}

/** Returns "unsatisfiable" if the range has no byte. */
function rangeWithin(first: number, last: number): RequestedRange {
  return first <= last ? { first, last } : "unsatisfiable";
}
