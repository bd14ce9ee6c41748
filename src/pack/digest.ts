/** The digest that the pack and its entity-tags use: the first 128 bits of SHA-256. */

export const DIGEST_BYTES = 16;

/** Returns the digest as 22 characters of base64url (RFC 4648 5). */
export async function digest(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const sha256 = await crypto.subtle.digest("SHA-256", bytes);
  return btoa(String.fromCharCode(...new Uint8Array(sha256, 0, DIGEST_BYTES)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/=+$/, "");
}
