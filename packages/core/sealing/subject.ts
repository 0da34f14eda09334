/**
 * Whose key seals what: a case, or one person of it.
 *
 * Destroying a person's key makes that person unreadable; destroying a case's key takes the case's own texts. A
 * stream that is no case (an office, a link) is one subject of its own.
 */

/** The prefix of the streams that hold cases. */
const CASE = "case-";

/** The subject for what concerns a whole stream: `<caseId>` for a case. */
export const subjectOfStream = (stream: string): string =>
  stream.startsWith(CASE) ? stream.slice(CASE.length) : stream;

/** The subject for what concerns one person of a case: `<caseId>/<personId>`. */
export const subjectOfPerson = (stream: string, personId: string): string =>
  `${subjectOfStream(stream)}/${personId}`;
