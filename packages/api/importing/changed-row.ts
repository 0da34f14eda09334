/** What a row would change in a case that is there: each entry as it reads now, and as it would read. */
import { isDeepStrictEqual } from "node:util";
import { eventTypeNamed } from "@tareekh/core/catalogue/catalogue.ts";
import type { Field } from "@tareekh/core/catalogue/fields.ts";
import type { Change } from "./changes-of-row.ts";
import type { Said, ToldBefore } from "./told-before.ts";

export interface ChangedEntry {
  readonly type: string;
  /** Null where the row adds it, or where it was taken back before. */
  readonly before: Said | null;
  /** Null where the row does not say it any more. */
  readonly after: Said | null;
}

export interface ChangedRow {
  readonly row: number;
  readonly key: readonly string[];
  readonly caseId: string;
  readonly entries: readonly ChangedEntry[];
}

export const changedEntries = (
  told: readonly ToldBefore[],
  changes: readonly Change[],
): readonly ChangedEntry[] => {
  const standing = (target: string): Said | null => told.find(({ id }) => id === target)?.standing ?? null;
  return changes.map((change) => {
    if (change.kind === "new") return { type: change.wanted.type, before: null, after: change.wanted };
    if (change.kind === "retraction")
      return { type: change.type, before: standing(change.target), after: null };
    return { type: change.wanted.type, before: standing(change.target), after: change.wanted };
  });
};

const valueIn = (said: Said | null, { name }: Field): unknown =>
  (said?.data as Readonly<Record<string, unknown>> | undefined)?.[name];

/** The fields of an entry that read otherwise. */
export const changedFields = ({ type, before, after }: ChangedEntry): readonly Field[] =>
  (eventTypeNamed(type)?.fields ?? []).filter(
    (field) => !isDeepStrictEqual(valueIn(before, field), valueIn(after, field)),
  );
