import { describe, expect, it } from "vitest";
import { inferTopics, judgeTopics } from "../../../src/compiler/topics/infer.ts";
import { termMatcher } from "../../../src/compiler/topics/match.ts";
import { vocabularyOf } from "../../support/vocabulary.ts";

const VOCABULARY = vocabularyOf(
  { slug: "transport", terms: ["lorry", "timetable"] },
  {
    slug: "harbour",
    broader: "transport",
    terms: ["harbour", "quay", "container ship*"],
    hints: ["port", "berth*"],
  },
  { slug: "weather", terms: ["gale", "storm*", "rain"], hints: ["wind"] },
);
const MATCH = termMatcher(VOCABULARY);
const infer = (title: string, ...paragraphs: string[]) =>
  inferTopics({ title, paragraphs }, MATCH, VOCABULARY.topics);
const judge = (title: string, ...paragraphs: string[]) =>
  judgeTopics({ title, paragraphs }, MATCH, VOCABULARY.topics);
const verdicts = (judged: ReturnType<typeof judge>) =>
  Object.fromEntries(judged.map(({ slug, verdict }) => [slug, verdict]));

describe("a text's topics", () => {
  it("need more than one word, however frequent it is", () => {
    expect(infer("A gale", "A gale.", "A gale.", "A gale.")).toEqual([]);
    expect(infer("A gale", "A gale and rain.", "Nothing.")).toEqual(["weather"]);
  });

  it("need more than one stretch", () => {
    expect(infer("Gale, storm and rain", "Nothing.", "Nothing.")).toEqual([]);
    expect(infer("Nothing", "Nothing.", "Gale, storm and rain, with wind.")).toEqual([]);
  });

  it("need less in title and lead than in the body", () => {
    expect(infer("A gale", "Nothing.", "Rain.")).toEqual(["weather"]);
    expect(infer("Nothing", "A gale, and wind.", "Rain.")).toEqual(["weather"]);
    expect(infer("Nothing", "Nothing.", "A gale, and wind.", "Rain.")).toEqual([]);
  });

  it("count a hint as half a term, and are not inferred from hints alone", () => {
    expect(infer("In port", "At the quay.", "Berths.")).toEqual(["harbour"]);
    expect(infer("Port and berths", "Nothing.", "The quay.")).toEqual(["harbour"]);
    expect(infer("In port, in port", "Berths.", "Port.")).toEqual([]);
  });

  it("are the narrower ones, which imply the broader ones", () => {
    const judged = judge("Timetable of the harbour", "The quay is long.", "A lorry came.");
    expect(verdicts(judged)).toEqual({ transport: "implied", harbour: "chosen" });
  });

  it("are the broader one if no narrower one has enough; words of both count for it", () => {
    expect(verdicts(judge("A lorry", "At the quay."))).toEqual({ transport: "chosen", harbour: "weak" });
  });

  it("are not those much weaker than another", () => {
    const judged = judge(
      "Gale and storm",
      "Rain, wind and a gale.",
      "A storm in the harbour.",
      "A quay, a port, a lorry, a timetable.",
    );
    expect(verdicts(judged)).toEqual({ weather: "chosen", transport: "overshadowed", harbour: "weak" });
  });

  it("need more evidence in a long text, which mentions many things", () => {
    const filler = Array.from({ length: 40 }, () => "Nothing.");
    expect(infer("Nothing", "A gale and rain.", "Storm.")).toEqual(["weather"]);
    expect(infer("Nothing", "A gale and rain.", "Storm.", ...filler)).toEqual([]);
  });

  it("include those to which a longer text returns", () => {
    const harbour = ["The harbour.", "Nothing.", "The quay.", "Nothing.", "The harbour."];
    expect(infer("Gale and storm", "Rain, wind and a gale. A storm.", ...harbour)).toEqual([
      "weather",
      "harbour",
    ]);
  });

  it("are inferred from a text without paragraphs too", () => {
    const filler =
      "Nobody on the island could say who had painted the door, nor when, nor in which of the three blues. ";
    expect(
      infer(
        "",
        `A gale came. ${filler.repeat(5)} It rained; the rain stopped. ${filler.repeat(5)} The wind, the storm.`,
      ),
    ).toEqual(["weather"]);
  });

  it("are the same whatever the order of the vocabulary", () => {
    const backwards = { topics: new Map([...VOCABULARY.topics].reverse()) };
    const text = { title: "Gale at the quay", paragraphs: ["Rain in the harbour.", "A lorry in the storm."] };
    expect(judgeTopics(text, termMatcher(backwards), backwards.topics)).toEqual(
      judgeTopics(text, MATCH, VOCABULARY.topics),
    );
  });
});

describe("the evidence for a topic", () => {
  it("is its words, their places, and their points", () => {
    const [weather] = judge("Gale", "Gale and wind.", "Storms, a gale. A gale.");
    expect(weather).toEqual({
      slug: "weather",
      score: 6,
      verdict: "chosen",
      evidence: [
        {
          slug: "weather",
          term: "gale",
          kind: "term",
          points: 4,
          places: [
            { part: "title", paragraph: 0, stretch: 0, words: "gale" },
            { part: "lead", paragraph: 1, stretch: 1, words: "gale" },
            { part: "body", paragraph: 2, stretch: 2, words: "gale" },
          ],
        },
        {
          slug: "weather",
          term: "storm*",
          kind: "term",
          points: 1,
          places: [{ part: "body", paragraph: 2, stretch: 2, words: "storms" }],
        },
        {
          slug: "weather",
          term: "wind",
          kind: "hint",
          points: 1,
          places: [{ part: "lead", paragraph: 1, stretch: 1, words: "wind" }],
        },
      ],
    });
  });

  it("is given for topics that were not chosen too, the strongest first", () => {
    expect(judge("Gale", "Rain.", "Port.").map(({ slug, score }) => [slug, score])).toEqual([
      ["weather", 5],
      ["harbour", 0.5],
      ["transport", 0.5],
    ]);
  });
});
