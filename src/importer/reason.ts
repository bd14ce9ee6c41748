/** Puts the cause of a failure into a few words. */

/**
 * Returns the message of an error's cause, else its code. `fetch` and the parsers put the reason only there.
 */
export function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  const inner = cause.cause instanceof Error ? cause.cause : cause;
  return inner.message || codeOf(inner) || cause.message;
}

/** Returns the operating system's name of an error, such as `ENOSPC`. */
export function codeOf(cause: unknown): string | undefined {
  return cause instanceof Error && "code" in cause ? String(cause.code) : undefined;
}
