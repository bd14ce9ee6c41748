/** Reads the fields `audio` and `video`: the recording (sound or film) of an article. */

import { z } from "zod";
import { textField } from "../ground/schema.ts";

/** A recording as front matter names it. For a file, the build measures length, type and duration. */
export type WrittenRecording = {
  /** An address, or a file beside the article. */
  readonly url: string;
  /** The size in bytes. */
  readonly length?: number | undefined;
  readonly type?: string | undefined;
  /** The duration in seconds. */
  readonly duration?: number | undefined;
};

const HOURS_MINUTES_SECONDS = /^(?:(\d{1,3}):)?(\d{1,3}):([0-5]\d)$/;

const duration = z
  .union([
    z.number().positive().max(1_000_000),
    z
      .string()
      .regex(HOURS_MINUTES_SECONDS)
      .transform((text) => {
        const [, hours = "0", minutes = "0", seconds = "0"] = HOURS_MINUTES_SECONDS.exec(text) ?? [];
        return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
      }),
  ])
  .optional()
  .describe("seconds, or hours:minutes:seconds");

const fields = z.strictObject({
  url: textField.describe("the address of a recording, or a file beside the article"),
  length: z.int().positive().optional().describe("the size of the recording in bytes"),
  type: z
    .string()
    .toLowerCase()
    .regex(/^(?:audio|video)\/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}$/)
    .optional()
    .describe("a media type such as audio/mpeg or video/mp4"),
  duration,
});

/** The field of a recording. A value that is only a text is the address or the file. */
export const recordingField = z
  .preprocess((value) => (typeof value === "string" ? { url: value } : value), fields)
  .optional()
  .describe(
    "a file beside the article, or {url, length, type} of a recording on another site, the length in bytes",
  );
