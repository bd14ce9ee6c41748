/** `npm run bench:topics`: measures how well the shipped vocabulary finds the topics of the labelled texts. */

import { shippedVocabulary } from "../../src/compiler/topics/vocabulary.ts";
import { labelledTexts } from "./labelled.ts";
import { measureTopics } from "./measure.ts";
import { reportTopics } from "./report.ts";

const shipped = await shippedVocabulary();
console.log(reportTopics(measureTopics(labelledTexts(), shipped), shipped));
