/**
 * Answers that were given of one state of the rows, by question: asked again, they are not computed again. As many as there
 * is room for; the oldest go first.
 */

/** However small they are: an answer may hold more than can be seen of it. */
const MOST_ANSWERS = 8;
/** Lines of figures and points of curves, of some 150 bytes each: two answers on every district with its curve. */
const MOST_LINES = 120_000;

/**
 * How many elements the lists of an answer have, and the lists within these. What is only made when it is read is not
 * counted, nor made for it.
 */
export const linesOf = (answer: object): number => {
  let lines = 0;
  for (const { value } of Object.values(Object.getOwnPropertyDescriptors(answer))) {
    if (!Array.isArray(value)) continue;
    lines += value.length;
    const [first] = value as readonly unknown[];
    // Those of one list are alike.
    if (typeof first !== "object" || first === null || linesOf(first) === 0) continue;
    for (const element of value as readonly object[]) lines += linesOf(element);
  }
  return lines;
};

export class KeptAnswers {
  readonly #answers = new Map<string, { readonly answer: object; readonly lines: number }>();
  #lines = 0;

  get(question: string): object | undefined {
    return this.#answers.get(question)?.answer;
  }

  keep(question: string, answer: object): void {
    // Also an answer without any list takes room.
    const lines = 1 + linesOf(answer);
    this.#answers.set(question, { answer, lines });
    this.#lines += lines;
    for (const [oldest, kept] of this.#answers) {
      const isRoom = this.#lines <= MOST_LINES && this.#answers.size <= MOST_ANSWERS;
      if (isRoom || oldest === question) return;
      this.#answers.delete(oldest);
      this.#lines -= kept.lines;
    }
  }
}
