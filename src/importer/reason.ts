/** Puts the cause of a failure into a few words. */

/**
 * Returns the message of the inner error, because `fetch` and the parsers put the reason only into `cause`.
 * If that message is empty, returns the inner error's code.
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
