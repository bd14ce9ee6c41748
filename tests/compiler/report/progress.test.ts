import { describe, expect, it } from "vitest";
import { showProgress } from "../../../src/compiler/report/progress.ts";

function screenOf(isTTY: boolean, columns?: number) {
  const written: string[] = [];
  let now = 0;
  const shown = showProgress({ isTTY, columns, write: (text) => written.push(text) }, () => now);
  return {
    written,
    /** Reports each article, which takes this many milliseconds. */
    run(articles: number, milliseconds: number) {
      for (let done = 0; done < articles; done += 1, now += milliseconds)
        shown.progress("rendering", done, articles, `seeds/${done}.md`);
      shown.end();
    },
    /** Files with the milliseconds that each takes. The work after the last file takes a minute. */
    read(...files: readonly (readonly [path: string, milliseconds: number])[]) {
      for (const [done, [path, milliseconds]] of files.entries()) {
        shown.progress("reading", done, files.length, path);
        now += milliseconds;
      }
      shown.progress("reading", files.length, files.length);
      now += 60_000;
      shown.end();
    },
  };
}

describe("progress", () => {
  it("is a bar on a terminal that is updated at intervals and removed at the end", () => {
    const screen = screenOf(true);
    screen.run(1000, 2);
    expect(screen.written.length).toBeGreaterThan(10);
    expect(screen.written.length).toBeLessThan(25);
    expect(screen.written[5]).toBe(
      "\r\u001b[Krendering [###############...............] 500 of 1000 seeds/500.md",
    );
    expect(screen.written.at(-1)).toBe("\r\u001b[K");
  });

  it("is not shown for a short build", () => {
    const screen = screenOf(true);
    screen.run(100, 4);
    expect(screen.written).toEqual([]);
  });

  it("is a line for each step without a terminal, for many articles", () => {
    const [many, few] = [screenOf(false), screenOf(false)];
    many.run(5000, 2);
    few.run(50, 200);
    expect(many.written).toEqual(["rendering 5000 articles\n"]);
    expect(few.written).toEqual([]);
  });

  it.each([true, false])(
    "names a file that takes more than five seconds, on a terminal (%s) or not",
    (isTTY) => {
      const screen = screenOf(isTTY);
      screen.read(["seeds/a.md", 4_900], ["seeds/slow.md", 5_600], ["seeds/b.md", 100]);
      expect(screen.written.filter((text) => text.endsWith("\n"))).toEqual([
        "reading seeds/slow.md took 6 seconds\n",
      ]);
    },
  );

  it("names the last file too, but without the work after it", () => {
    const screen = screenOf(false);
    screen.read(["seeds/a.md", 10], ["seeds/slow.md", 8_000]);
    expect(screen.written).toEqual(["reading seeds/slow.md took 8 seconds\n"]);
  });

  it("has the file that is being read in the bar, as far as the line has room", () => {
    const name = `seeds/${"harbour/".repeat(20)}pilots.md`;
    const wide = screenOf(true, 300);
    const narrow = screenOf(true, 80);
    const narrower = screenOf(true, 40);
    for (const screen of [wide, narrow, narrower]) screen.read(["seeds/a.md", 600], [name, 10]);
    expect(wide.written[0]).toContain(`1 of 2 ${name}`);
    expect(narrow.written[0]).toMatch(/1 of 2 ….+\/pilots\.md$/);
    expect(narrow.written[0]?.replace("\r\u001b[K", "").length).toBeLessThan(80);
    expect(narrower.written[0]).toMatch(/1 of 2$/);
  });
});
