/**
 * A row that PostgreSQL gives as one text, `(17532,,open,"District ""North"", 2")`: read from value to value, it is no object,
 * and makes nothing of its numbers but numbers. A million rows of twenty values cost a fourth of what they do value by value.
 *
 * How it writes them: https://www.postgresql.org/docs/18/rowtypes.html#ROWTYPES-IO-SYNTAX
 */
import { NONE } from "./values.ts";

const [COMMA, END, QUOTE, MINUS, ZERO] = [44, 41, 34, 45, 48];

export class RowText {
  #text = "";
  #at = 0;

  /** Begins with the first value of a row. */
  begin(text: string): void {
    this.#text = text;
    this.#at = 1;
  }

  /** The next value, a whole number; `NONE` where it is null. */
  number(): number {
    const text = this.#text;
    let at = this.#at;
    let code = text.charCodeAt(at);
    if (code === COMMA || code === END) {
      this.#at = at + 1;
      return NONE;
    }
    const isBelow0 = code === MINUS;
    if (isBelow0) code = text.charCodeAt(++at);
    let number = 0;
    while (code >= ZERO) {
      number = 10 * number + code - ZERO;
      code = text.charCodeAt(++at);
    }
    this.#at = at + 1;
    return isBelow0 ? -number : number;
  }

  /** The next value, a text; null where it is null. */
  text(): string | null {
    const text = this.#text;
    const from = this.#at;
    let at = from;
    let code = text.charCodeAt(at);
    if (code === QUOTE) return this.#quoted();
    while (code !== COMMA && at < text.length - 1) code = text.charCodeAt(++at);
    this.#at = at + 1;
    return at === from ? null : text.slice(from, at);
  }

  /** What has anything in it that could be taken for the row's own signs: with these twice, and quotes around it. */
  #quoted(): string {
    const text = this.#text;
    const from = this.#at + 1;
    let at = from;
    while (at < text.length && (text.charCodeAt(at) !== QUOTE || text.charCodeAt(at + 1) === QUOTE))
      at += isTwice(text, at) ? 2 : 1;
    this.#at = at + 2;
    return text.slice(from, at).replaceAll(/(["\\])\1/g, "$1");
  }
}

/** A quote or a backslash, which stand for one where there are two. */
const isTwice = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at);
  return (code === QUOTE || code === 92) && text.charCodeAt(at + 1) === code;
};
