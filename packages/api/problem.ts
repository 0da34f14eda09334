/**
 * Problem documents (RFC 9457): how everything that goes wrong is said, by the API as `application/problem+json`
 * and by the pages in words.
 */

/** One thing wrong with what was sent. */
export interface FieldProblem {
  /** Where: `events[0].data.accused`, or the name of a query parameter. */
  readonly field: string;
  readonly expected: string;
  /** What was there instead, as JSON, shortened; `nothing` where it was missing. */
  readonly came: string;
}

export interface Problem {
  /** Identifies the kind of problem: a path of the reference page, `/reference#problem-<kind>`. */
  readonly type: string;
  readonly title: string;
  readonly status: number;
  /** What happened and what to do next, in a sentence or two; never anything sealed. */
  readonly detail: string;
  /** Names this occurrence, as in the log: `urn:uuid:<request id>`. */
  readonly instance?: string;
  /** For a 400: everything that is wrong, not only the first. */
  readonly problems?: readonly FieldProblem[];
  /** For a 409 or 412: the revision at which the case stands now. */
  readonly revision?: number;
}
