import { UnitTable } from './unit-table.js';

/** Words whose answers are remembered; beyond it all are forgotten. */
const MOST = 1 << 16;

/** A question about words, its answers remembered: the same words come again and again. */
export function remembered(ask: (word: string) => boolean): (word: string) => boolean {
  const words = new UnitTable();
  const answers: boolean[] = [];
  return (word) => {
    if (words.size >= MOST) {
      words.clear();
      answers.length = 0;
    }
    const number = words.numberOfText(word);
    const known = number < answers.length ? answers[number] : undefined;
    if (known !== undefined) return known;
    const answer = ask(word);
    answers.push(answer);
    return answer;
  };
}
