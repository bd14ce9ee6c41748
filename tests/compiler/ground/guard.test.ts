import { describe, expect, it } from "vitest";
import { OverLimit } from "../../../src/compiler/ground/file-limits.ts";
import { capped, guarded } from "../../../src/compiler/ground/guard.ts";
import {
  describeProblem,
  describeWithSeverity,
  errorAt,
  type Problem,
  warningAt,
} from "../../../src/compiler/ground/problem.ts";

function problemOf(line: number | undefined, thrown: unknown): string {
  const problems: Problem[] = [];
  guarded({ path: "seeds/a.md", line }, problems, () => {
    throw thrown;
  });
  return problems.map(describeProblem).join("\n");
}

describe("an exception in the work on a file", () => {
  it("is that file's problem, on one line", () => {
    expect(problemOf(4, new TypeError("Cannot read x\n  of undefined"))).toBe(
      "seeds/a.md: internal error: Cannot read x of undefined; expected no such error; please report it, with the file",
    );
    expect(problemOf(4, "a text")).toContain("seeds/a.md: internal error: a text; expected");
  });

  it("is cut if it quotes the whole file", () => {
    expect(problemOf(1, new Error("a ".repeat(100_000))).length).toBeLessThan(400);
  });

  it("has the line of a limit, counted from where the text starts", () => {
    const limit = (line?: number) => new OverLimit("9 stars", "at most 8", line);
    expect(problemOf(4, limit(3))).toBe("seeds/a.md:6: 9 stars; expected at most 8");
    expect(problemOf(4, limit())).toBe("seeds/a.md: 9 stars; expected at most 8");
    expect(problemOf(undefined, limit(3))).toBe("seeds/a.md: 9 stars; expected at most 8");
  });

  it("says that the file is nested too deeply if a parser exhausts the stack", () => {
    const descend = (): number => 1 + descend();
    const problems: Problem[] = [];
    expect(guarded({ path: "a.md" }, problems, descend)).toBe(undefined);
    expect(problems.map(describeProblem)).toEqual([
      "a.md: nested too deeply to be read; expected at most a few hundred levels",
    ]);
  });

  it("returns the result of the work", () => {
    const problems: Problem[] = [];
    expect(guarded({ path: "a.md" }, problems, () => 3)).toBe(3);
    expect(problems).toEqual([]);
  });
});

describe("the problems of one file", () => {
  it("are cut after a thousand, errors first", () => {
    const warnings = Array.from({ length: 1_200 }, (_, at) => warningAt({ path: "a.md" }, `${at}`, "less"));
    const error = errorAt({ path: "a.md" }, "wrong", "right");
    const shown = capped("a.md", [...warnings, error]).map(describeWithSeverity);
    expect(shown).toHaveLength(1_001);
    expect(shown[0]).toBe("a.md: wrong; expected right");
    expect(shown.at(-1)).toBe("note: a.md: 201 more problems, not shown");
  });

  it("stay in their order if they are few", () => {
    const few = [warningAt({ path: "a.md" }, "odd", "even"), errorAt({ path: "a.md" }, "wrong", "right")];
    expect(capped("a.md", few)).toEqual(few);
  });
});
