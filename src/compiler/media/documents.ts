/**
 * Identifies the documents that articles link to. PDF, ZIP, EPUB and office files are known by their bytes,
 * CSV by its name and its text.
 */

import { posix } from "node:path";
import { err, ok, type Result } from "../../model/result.ts";
import type { Problem } from "../ground/problem.ts";
import type { MediaType } from "./identify.ts";
import { namesInZip } from "./zip.ts";

/** The media types of documents, by the extension from which Static Assets derive them. */
const MEDIA_TYPES = {
  pdf: "application/pdf",
  csv: "text/csv",
  zip: "application/zip",
  epub: "application/epub+zip",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  pptx: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  odt: "application/vnd.oasis.opendocument.text",
  ods: "application/vnd.oasis.opendocument.spreadsheet",
  odp: "application/vnd.oasis.opendocument.presentation",
} as const;

type Extension = keyof typeof MEDIA_TYPES;

const EXTENSIONS = Object.keys(MEDIA_TYPES) as readonly Extension[];

/** The documents that browsers save instead of opening them. A PDF opens in the browser's own viewer. */
export const DOWNLOADS: readonly Extension[] = EXTENSIONS.filter((extension) => extension !== "pdf");

/** The documents of Office, each by the file inside it that holds its text. */
const OFFICE_PARTS: Readonly<Record<string, Extension>> = {
  "word/document.xml": "docx",
  "xl/workbook.xml": "xlsx",
  "ppt/presentation.xml": "pptx",
};

/** Returns true if the name has the extension of a document. */
export function isDocumentName(name: string): boolean {
  return EXTENSIONS.some((extension) => extension === extensionOf(name));
}

/**
 * Returns the type of a document, or an error if it cannot be served. Returns undefined for a file that is no
 * document.
 */
export function documentType(
  name: string,
  bytes: Uint8Array,
): Result<MediaType, Pick<Problem, "message" | "fix">> | undefined {
  const written = extensionOf(name);
  if (written === "csv")
    return isText(bytes) ? typeFor("csv") : err({ message: "is not UTF-8 text", fix: "a CSV file in UTF-8" });
  // The head holds the signature. In EPUB and OpenDocument it also holds the media type.
  const head = String.fromCharCode(...bytes.subarray(0, 128));
  if (head.startsWith("%PDF-")) return called(written, "pdf");
  if (!head.startsWith("PK\x03\x04")) return undefined;
  const names = namesInZip(bytes);
  if (names === undefined) return err({ message: "is a damaged ZIP file", fix: "a whole file" });
  if (names.some((part) => /(?:^|\/)vbaProject\.bin$/i.test(part)))
    return err({ message: "contains macros", fix: "a file without macros" });
  return written === "zip" ? typeFor("zip") : called(written, typeOfArchive(head, names));
}

/**
 * Returns the type of a ZIP archive. EPUB and OpenDocument have their media type as text in their first file,
 * which is called `mimetype`. https://www.w3.org/TR/epub-33/#sec-zip-container-mime
 */
function typeOfArchive(head: string, names: readonly string[]): Extension {
  const declared = EXTENSIONS.find((extension) => head.startsWith(`mimetype${MEDIA_TYPES[extension]}PK`, 30));
  if (declared !== undefined) return declared;
  const parts = names.includes("[Content_Types].xml") ? names : [];
  return parts.map((part) => OFFICE_PARTS[part]).find((extension) => extension !== undefined) ?? "zip";
}

/** Refuses a name with another extension, because the file may be a program: a JAR is a ZIP file. */
function called(written: string, extension: Extension): ReturnType<typeof documentType> {
  return written === "" || written === extension
    ? typeFor(extension)
    : err({ message: `is ${MEDIA_TYPES[extension]}`, fix: `a name that ends in .${extension}` });
}

function typeFor(extension: Extension): Result<MediaType, never> {
  return ok({ kind: "document", mediaType: MEDIA_TYPES[extension], extension });
}

function isText(bytes: Uint8Array): boolean {
  try {
    return !new TextDecoder("utf-8", { fatal: true }).decode(bytes).includes("\0");
  } catch {
    return false;
  }
}

function extensionOf(name: string): string {
  return posix.extname(name).slice(1).toLowerCase();
}
