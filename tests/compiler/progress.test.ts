import { describe, expect, it } from "vitest";
import { showProgress } from "../../src/compiler/progress.ts";

function screenOf(isTTY: boolean) {
  const written: string[] = [];
  let now = 0;
  const shown = showProgress({ isTTY, write: (text) => written.push(text) }, () => now);
  return {
    written,
    /** Reports each article, which takes this many milliseconds. */
    run(articles: number, milliseconds: number) {
      for (let done = 0; done < articles; done += 1, now += milliseconds)
        shown.progress("rendering", done, articles);
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
    expect(screen.written[5]).toBe("\r\u001b[Krendering     [###############...............] 500 of 1000");
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
});
