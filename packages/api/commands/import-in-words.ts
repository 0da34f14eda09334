/** What an import did, or would do, as lines for a person. */
import type { Field } from "@tareekh/core/catalogue/fields.ts";
import { type ChangedRow, changedFields } from "../importing/changed-row.ts";
import type { Imported } from "../importing/import-table.ts";
import type { TakenBack } from "../importing/imports/take-back-import.ts";
import type { Said } from "../importing/told-before.ts";
import type { RefusedRow, ToldRow } from "../importing/told-rows.ts";

const counted = new Intl.NumberFormat("en-IN");

const withCounts = (counts: ReadonlyMap<string, number>): readonly string[] =>
  [...counts].map(([name, count]) => `  ${counted.format(count)} × ${name}`);

const rows = (count: number): string => `${counted.format(count)} ${count === 1 ? "row" : "rows"}`;

export const refusedInWords = ({ row, reasons }: RefusedRow): string => `Row ${row}: ${reasons.join(" | ")}`;

const saidInWords = (said: Said | null, fields: readonly Field[]): string => {
  if (said === null) return "nothing";
  const data = said.data as Readonly<Record<string, unknown>>;
  const values = Object.fromEntries(fields.map(({ name }) => [name, data[name]]));
  return `${said.occurred ?? "no date"} ${JSON.stringify(values)}`;
};

/** Which case a row changes, and how what it says read and would read. */
export const changedInWords = ({ row, key, caseId, entries }: ChangedRow): readonly string[] => [
  `Row ${row}, ${key.join(", ")}, changes case-${caseId}:`,
  ...entries.map((entry) => {
    const fields = changedFields(entry);
    return `  ${entry.type}: ${saidInWords(entry.before, fields)} becomes ${saidInWords(entry.after, fields)}`;
  }),
];

/** What the first row tells, as it would be sent to be recorded. */
export const firstInWords = ({ row, events }: ToldRow): readonly string[] => [
  `Row ${row}, for example, tells of:`,
  ...events.map(({ type, occurred, data }) => `  ${type}, ${occurred ?? "no date"}: ${JSON.stringify(data)}`),
];

export const importedInWords = (
  { rows: all, opened, changed, unchanged, refused, events, warnings }: Imported,
  dryRun: boolean,
  refusedFile: string | null,
  importId: string | null,
): readonly string[] => [
  dryRun ? `${rows(all)} read; nothing was recorded. What would be:` : `${rows(all)} read:`,
  `  ${rows(opened)} open a case`,
  `  ${rows(changed)} change a case that an earlier file opened`,
  `  ${rows(unchanged)} say nothing new`,
  `  ${rows(refused)} refused`,
  ...(events.size === 0
    ? []
    : [dryRun ? "Events that would be recorded:" : "Events recorded:", ...withCounts(events)]),
  ...(warnings.size === 0
    ? []
    : ["Rows that look implausible, and are recorded with a warning all the same:", ...withCounts(warnings)]),
  ...(refusedFile === null
    ? []
    : [
        `The refused rows are in ${refusedFile}, each with its reason: mend them there, and import that file with the same map.`,
      ]),
  ...(importId === null || events.size === 0
    ? []
    : [`This is the import ${importId}. Take it back with: npm run import -- --undo ${importId}`]),
];

/** What taking an import back did. */
export const takenBackInWords = (
  importId: string,
  { cases, events, keptCases, keptCount, unrestoredCases, unrestoredCount, failed, failedCount }: TakenBack,
): readonly string[] => [
  `The import ${importId} is taken back${failedCount + unrestoredCount === 0 ? "" : " in part"}: ${counted.format(events)} changes in ${counted.format(cases)} cases.`,
  ...(keptCount === 0
    ? []
    : [
        `In ${counted.format(keptCount)} of them something was recorded since, which stands, with what it rests on:`,
        ...keptCases.map(
          ({ caseId, fileNumber }) => `  case-${caseId}${fileNumber === null ? "" : ` (${fileNumber})`}`,
        ),
      ]),
  ...(unrestoredCount === 0
    ? []
    : [
        `In ${counted.format(unrestoredCount)} cases a correction stays, because what was said before is of somebody who was erased, or cannot be opened:`,
        ...unrestoredCases.map(
          ({ caseId, fileNumber }) => `  case-${caseId}${fileNumber === null ? "" : ` (${fileNumber})`}`,
        ),
      ]),
  ...(failedCount === 0
    ? []
    : [
        `In ${counted.format(failedCount)} cases nothing could be taken back:`,
        ...failed.map(({ caseId, why }) => `  case-${caseId}: ${why}`),
      ]),
];
