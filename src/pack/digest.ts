/** The digest that the pack and its entity-tags use. */

/** Returns the first 128 bits of SHA-256. */
export async function digestBytes(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes), 0, 16);
}

/** Returns {@link digestBytes} as 22 characters of base64url (RFC 4648 5). */
export async function digest(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return btoa(String.fromCharCode(...(await digestBytes(bytes))))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/=+$/, "");
}
