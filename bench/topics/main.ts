/** `npm run bench:topics`: measures how well the shipped vocabulary finds the topics of the labelled texts. */

import { readVocabulary } from "../../src/compiler/topics/vocabulary.ts";
import { labelledTexts } from "./labelled.ts";
import { measureTopics } from "./measure.ts";
import { reportTopics } from "./report.ts";

const shipped = await readVocabulary(undefined);
if (!shipped.ok) throw new Error(JSON.stringify(shipped.error));
console.log(reportTopics(measureTopics(labelledTexts(), shipped.value), shipped.value));
