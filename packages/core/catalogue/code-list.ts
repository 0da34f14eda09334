/** A list of codes with the words for them and where the list comes from. Codes are data: no meaning hides in code. */
export interface CodeList<Codes extends string = string> {
  /** Its name in the OpenAPI document and on the page: `bail-outcome`. */
  readonly name: string;
  readonly title: string;
  /** Statute, scheme, judgment or code book. */
  readonly source: string;
  readonly codes: readonly Codes[];
  readonly words: Readonly<Record<Codes, string>>;
}

/** Makes a list from its codes and words, in the order in which they are offered. */
export const codeList = <const Words extends Readonly<Record<string, string>>>(list: {
  readonly name: string;
  readonly title: string;
  readonly source: string;
  readonly words: Words;
}): CodeList<keyof Words & string> => ({
  ...list,
  codes: Object.freeze(Object.keys(list.words)) as readonly (keyof Words & string)[],
});
