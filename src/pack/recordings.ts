/** The lengths of sound and film in the pack. The Worker needs them to send parts of a file. */

import { type Sections, uint32 } from "./sections.ts";
import { byCodeUnit, readTexts, writeTexts } from "./table.ts";

type RecordingSections = Pick<Sections, "recordings" | "recordingLengths">;

export type RecordingLengths = {
  /** Returns the number of bytes of a sound or a film, by the decoded path of the file. */
  readonly lengthOfRecording: (path: string) => number | undefined;
};

/** Writes the lengths, sorted by path. */
export function writeRecordings(lengths: ReadonlyMap<string, number>): RecordingSections {
  const sorted = [...lengths].sort(([a], [b]) => byCodeUnit(a, b));
  return {
    recordings: writeTexts(sorted.map(([path]) => path)),
    recordingLengths: new Uint8Array(Uint32Array.from(sorted, ([, length]) => length).buffer),
  };
}

export function readRecordings({ recordings, recordingLengths }: RecordingSections): RecordingLengths {
  const [paths, lengths] = [readTexts(recordings), uint32(recordingLengths)];
  return {
    lengthOfRecording(path) {
      const row = paths.rowOf(path);
      return row === undefined ? undefined : lengths[row];
    },
  };
}
