/** What the calendar uses of the library `edtf`, which ships no types. */
declare module "edtf" {
  /** The date is the first of the year, month or day that the text states, at midnight UTC. */
  class ExtendedDate extends globalThis.Date {
    constructor(parsed: ParsedDate);
    /** Milliseconds since 1970-01-01T00:00Z: the first and the last that the text covers. */
    readonly min: number;
    readonly max: number;
    /** The date written as EDTF again. */
    readonly edtf: string;
  }

  interface ParsedDate {
    readonly type: string;
    readonly level: 0 | 1 | 2 | 3;
  }

  /** Throws where the text is none of the types at that level or below. */
  function parse(text: string, constraints: { level: number; types: readonly string[] }): ParsedDate;

  export { ExtendedDate as Date, type ParsedDate, parse };
}
