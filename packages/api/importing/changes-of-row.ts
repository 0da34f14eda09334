/**
 * What must be recorded so that a case says what its row says now: new events, corrections, takings back. Pure.
 *
 * What the row says is compared with what the table said last, not with how the case stands: a person may have corrected
 * the case since, and a file that still says the same has no news. Where the file has news of just what a person
 * corrected, neither wins silently: the row is refused, and somebody looks.
 */
import { isDeepStrictEqual } from "node:util";
import { eventTypeNamed } from "@tareekh/core/catalogue/catalogue.ts";
import { valuesIn } from "@tareekh/core/catalogue/fields.ts";
import type { Said, ToldBefore } from "./told-before.ts";

/** An event as the row tells it, in the form in which it would be recorded. */
export interface Wanted extends Said {
  readonly type: string;
  readonly version: number;
}

export type Change =
  | { readonly kind: "new"; readonly wanted: Wanted }
  | { readonly kind: "correction"; readonly target: string; readonly wanted: Wanted }
  | { readonly kind: "retraction"; readonly target: string; readonly type: string };

export interface Contradiction {
  readonly type: string;
  readonly changedBy: string;
}

export interface Changes {
  readonly changes: readonly Change[];
  readonly contradictions: readonly Contradiction[];
}

const IDENTIFYING = new Set(["person", "person-new", "proceeding", "proceeding-new"]);

/** Which event it is among those of its type: by the people and the proceeding that it names. */
const subjectOf = (type: string, data: unknown): string => {
  const named: string[] = [type];
  for (const { path, meaning, value } of valuesIn(eventTypeNamed(type)?.fields ?? [], data)) {
    if (IDENTIFYING.has(meaning.kind)) named.push(`${path.join(".")}=${String(value)}`);
  }
  return named.join(" ");
};

/** That the same happened, whoever says so. */
const agree = (a: Said | null, b: Said): boolean =>
  a !== null && a.occurred === b.occurred && isDeepStrictEqual(a.data, b.data);

const same = (a: Said | null, b: Said): boolean => agree(a, b) && isDeepStrictEqual(a?.source, b.source);

const bySubject = <One>(all: readonly One[], subject: (one: One) => string): ReadonlyMap<string, One[]> => {
  const groups = new Map<string, One[]>();
  for (const one of all) {
    const key = subject(one);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return groups;
};

/**
 * @param before what the table told of the case, in the order of recording
 * @param accumulating types of which an earlier file's events stand beside a later one's
 */
export const changesOfRow = (
  before: readonly ToldBefore[],
  wanted: readonly Wanted[],
  accumulating: ReadonlySet<string>,
): Changes => {
  const changes: Change[] = [];
  const contradictions: Contradiction[] = [];
  const known = bySubject(
    before.filter(({ byTable }) => byTable !== null),
    ({ type, byTable }) => subjectOf(type, byTable?.data),
  );
  const asked = bySubject(wanted, ({ type, data }) => subjectOf(type, data));
  const change = (event: ToldBefore, instead: Wanted | null): void => {
    const already = instead === null ? event.standing === null : agree(event.standing, instead);
    if (event.changedBy !== null && already) return;
    if (event.changedBy !== null) contradictions.push({ type: event.type, changedBy: event.changedBy });
    else if (instead === null) changes.push({ kind: "retraction", target: event.id, type: event.type });
    else changes.push({ kind: "correction", target: event.id, wanted: instead });
  };

  for (const [subject, ofRow] of asked) {
    const ofTable = [...(known.get(subject) ?? [])];
    const unmatched = ofRow.filter((one) => {
      const at = ofTable.findIndex(({ byTable }) => same(byTable, one));
      if (at >= 0) ofTable.splice(at, 1);
      return at < 0;
    });
    for (const one of unmatched) {
      const event = accumulating.has(one.type) ? undefined : ofTable.shift();
      if (event === undefined) changes.push({ kind: "new", wanted: one });
      else change(event, one);
    }
    for (const event of ofTable) if (!accumulating.has(event.type)) change(event, null);
  }
  for (const [subject, ofTable] of known) {
    if (asked.has(subject)) continue;
    for (const event of ofTable) if (!accumulating.has(event.type)) change(event, null);
  }
  return { changes, contradictions };
};
