/** Puts the cause of a failure into a few words. */

/** Returns the innermost error's message, because `fetch` and the parsers say why only there; else its code. */
export function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  const inner = cause.cause instanceof Error ? cause.cause : cause;
  return inner.message || codeOf(inner) || cause.message;
}

/** The operating system's name of an error, such as `ENOSPC`. */
export function codeOf(cause: unknown): string | undefined {
  return cause instanceof Error && "code" in cause ? String(cause.code) : undefined;
}
