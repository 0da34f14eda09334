/** From the events of a case to the rows of every projection, or to the reason why there are none. Pure. */
import type { WholeCase } from "./case-events.ts";
import type { Definitions, ReadOn, RecordedBody } from "./definitions.ts";
import { type StoredRow, storedRows } from "./stored-row.ts";

/** Why a case could not be projected. */
export interface Failure {
  /** Null where there was no history to project. */
  readonly projection: string | null;
  readonly reason: string;
}

/** What became of a case: all of its rows, or none. */
export interface ProjectedCase {
  readonly caseId: string;
  /** The last event that it rests on. */
  readonly revision: number;
  readonly position: number;
  readonly outcome:
    | { readonly ok: true; readonly rows: ReadonlyMap<string, readonly StoredRow[]> }
    | { readonly ok: false; readonly failure: Failure };
}

const REASON_LENGTH = 500;

/** What was thrown, fit to be stored and shown. Names and quotations are sealed in a history, so none is in it. */
const reasonOf = (thrown: unknown): string => {
  const text = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
  return text.replaceAll("\u0000", "").toWellFormed().slice(0, REASON_LENGTH).toWellFormed();
};

/** What was recorded of a case; at least one event. */
export interface RecordedCase {
  readonly caseId: string;
  /** Of the last event. */
  readonly position: number;
  readonly events: readonly RecordedBody[];
}

/** A case as it was left when it was projected last. */
export interface LeftCase {
  /** Hands it what was recorded since. */
  readonly readOn: ReadOn;
  /** The rows that it was given, by projection. */
  readonly rows: ReadonlyMap<string, readonly StoredRow[]>;
}

const noRows: LeftCase["rows"] = new Map();

/** A case of which nothing has been read. */
export const unread = ({ readHistory }: Definitions, caseId: string): LeftCase => ({
  readOn: readHistory(caseId),
  rows: noRows,
});

/**
 * Projects a case. A projection that throws, or gives rows that cannot be stored, fails the whole case.
 *
 * @param left where it was left before these events; where absent, they are all from the first
 */
export const projectRecorded = (
  definitions: Definitions,
  { caseId, position, events }: RecordedCase,
  left: LeftCase = unread(definitions, caseId),
): ProjectedCase => {
  const about = { caseId, revision: events.at(-1)?.revision ?? 0, position };
  let projecting: string | null = null;
  try {
    const history = left.readOn(events);
    const rows = new Map<string, readonly StoredRow[]>();
    for (const projection of definitions.projections) {
      const { name } = projection;
      projecting = name;
      rows.set(name, storedRows(projection, caseId, projection.project(history), left.rows.get(name)));
    }
    return { ...about, outcome: { ok: true, rows } };
  } catch (thrown) {
    return {
      ...about,
      outcome: { ok: false, failure: { projection: projecting, reason: reasonOf(thrown) } },
    };
  }
};

/** The same, of events that come with their positions. */
export const projectCase = (
  definitions: Definitions,
  { caseId, events }: WholeCase,
  left?: LeftCase,
): ProjectedCase =>
  projectRecorded(definitions, { caseId, position: events.at(-1)?.position ?? 0, events }, left);
