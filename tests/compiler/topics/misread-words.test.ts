/** Words of one field that the vocabulary read as another: in sport, the names of bands, and lay-offs. */

import { describe, expect, it } from "vitest";
import { inferTopics } from "../../../src/compiler/topics/infer.ts";
import { termMatcher } from "../../../src/compiler/topics/match.ts";
import { shippedVocabulary } from "../../../src/compiler/topics/vocabulary.ts";

const { topics } = await shippedVocabulary();
const match = termMatcher({ topics });
const infer = (...[title = "", ...paragraphs]: readonly string[]) =>
  inferTopics({ title, paragraphs }, match, topics);

describe("a report on rugby", () => {
  it.each([
    [
      "Moorgate beat Saints with fourteen men",
      "Moorgate had a flanker sent off and still won in the Premiership on Saturday.",
      "A red card after a scrum, a yellow card and two tries in injury time: the home side held on.",
    ],
    [
      "Wing's hat-trick lifts Rovers in Super League",
      "Rovers scored three tries from the scrum before stoppage time.",
      "A yellow card for the prop changed nothing in the rugby league match.",
    ],
    [
      "Wales name new fly-half for the Six Nations",
      "The fly-half kicked two penalty goals against the All Blacks.",
      "The scrum was under pressure, and a late red card cost Wales the match.",
    ],
  ])("is no football: %s", (...text) => expect(infer(...text)).toEqual(["rugby"]));

  it("leaves football to football", () => {
    const text = [
      "Rovers held after red card",
      "The goalkeeper was sent off in the Premier League match.",
      "A free kick in injury time was headed in by a defender.",
    ];
    expect(infer(...text)).toEqual(["football"]);
  });
});

describe("the name of a band", () => {
  it.each([
    [
      "Black Sabbath to record a new album",
      "Black Sabbath and Judas Priest return to the stage.",
      "The album is the first since 2013, the guitarist said.",
    ],
    [
      "Massive Attack play the lake",
      "Massive Attack gave a concert with Guns N' Roses.",
      "The singer thanked the band.",
    ],
    [
      "Soul singer tops chart",
      "The soul singer has the Christmas number one.",
      "Her gospel choir is on the album.",
    ],
  ])("is no religion and no conflict: %s", (...text) => expect(infer(...text)).toEqual(["music"]));
});

describe("an injury lay-off", () => {
  it.each([
    [
      "Sprinter faces long lay-off",
      "The athlete has a lay-off of at least ten weeks.",
      "It is her second injury lay-off before the championships.",
    ],
    [
      "Captain back after six-month lay-off",
      "The captain returns to the squad from a lengthy layoff.",
      "Her team plays in the World Cup.",
    ],
    [
      "Late strike wins derby",
      "A stunning strike in the league match decided the derby.",
      "It was the second-half strike of a substitute, and the coach was happy.",
    ],
  ])("is no labour: %s", (...text) => expect(infer(...text).join()).not.toMatch(/labour|employment|unions/));

  it("of workers still is", () => {
    const text = [
      "Shipyard plans layoffs",
      "The yard will lay off 300 workers, the union said.",
      "Staff who are laid off get severance pay.",
    ];
    expect(infer(...text).join()).toMatch(/employment/);
  });
});
