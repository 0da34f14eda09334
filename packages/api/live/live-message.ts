/** What an open page is told, and how it is written as a server-sent event (HTML standard, section 9.2). */

export type LiveMessage =
  /** Something was recorded in the case, which stands at this revision now. */
  | {
      readonly kind: "case";
      readonly caseId: string;
      readonly revision: number;
      /** Of its last event. */
      readonly position: number;
    }
  /** Lists and figures rest on everything up to this position now. */
  | { readonly kind: "rows"; readonly position: number; readonly upTo?: number }
  /** More has changed up to this position than is told case by case: everything may have. */
  | { readonly kind: "more"; readonly position: number };

/**
 * The id, which a browser sends back when it comes again, is a position of the log up to which everything was told.
 * A list rests on less than was told of cases for a moment, so what is told of rows later has none, and the browser
 * keeps the one before.
 */
const idOf = (message: LiveMessage): number | undefined =>
  message.kind === "rows" ? message.upTo : message.position;

const dataOf = (message: LiveMessage): object =>
  message.kind === "case"
    ? { caseId: message.caseId, revision: message.revision }
    : { position: message.position };

export const asServerSentEvent = (message: LiveMessage): string => {
  const id = idOf(message);
  return `${id === undefined ? "" : `id: ${id}\n`}event: ${message.kind}\ndata: ${JSON.stringify(dataOf(message))}\n\n`;
};

/** Milliseconds after which a browser whose connection was lost comes again. */
const COME_AGAIN_AFTER = 3_000;

/** The first words: something comes at once, so that whatever stands between knows that it has begun. */
export const GREETING = `retry: ${COME_AGAIN_AFTER}\n: tareekh\n\n`;

/** Says nothing; it keeps a proxy from closing a connection on which nothing happens. */
export const HEARTBEAT = ":\n\n";
