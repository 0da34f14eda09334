/** A database in which cases are recorded and projected, and its rows, for the tests of answers. */
import { EventLog } from "@tareekh/core/log/event-log.ts";
import { Effect } from "effect";
import { projections } from "../../projections.ts";
import type { Definitions } from "../../projector/definitions.ts";
import { readHistory } from "../../projector/read-history.ts";
import { type OpenDatabase, opened } from "../../projector/testing/databases.ts";
import { caughtUp, emptied, withProjector } from "../../projector/testing/with-projector.ts";
import { recordings, type Told } from "../../testing/given.ts";
import type { AnswerError } from "../answer-error.ts";
import { type RowsDatabase, rowsDatabase } from "../rows-database.ts";

const definitions: Definitions = { projections, dataVersion: "1", readHistory };

export interface RecordedCases {
  /** Asks the rows; rejects with the `AnswerError`. */
  ask<A>(question: (rows: RowsDatabase) => Effect.Effect<A, AnswerError>): Promise<A>;
  readonly database: OpenDatabase;
  readonly stop: () => Promise<void>;
}

/** Ids of events are told apart by case, as those of different commands are. */
const inCase = (told: readonly Told[], stream: string, number: number) => {
  const prefix = `019f${String(number).padStart(4, "0")}`;
  const text = JSON.stringify(recordings(told, stream).map(({ content }) => content));
  return JSON.parse(text.replaceAll("019f0000-0000", `${prefix}-0000`)) as ReturnType<
    typeof recordings
  >[number]["content"][];
};

/** Records the cases, each in its stream, and waits until they are projected. */
export const recordedCases = async (
  start: Parameters<typeof opened>[0],
  cases: Readonly<Record<string, readonly Told[]>>,
): Promise<RecordedCases> => {
  const database = await opened(start);
  await emptied(database);
  await withProjector(
    database,
    Effect.gen(function* () {
      const log = yield* EventLog;
      for (const [number, [stream, told]] of Object.entries(cases).entries()) {
        yield* log.append({ stream, expected: 0, events: inCase(told, stream, number + 1) });
      }
      yield* caughtUp;
    }),
    definitions,
  );
  const rows = rowsDatabase(database.store.pool);
  return {
    database,
    ask: (question) => Effect.runPromise(question(rows)),
    stop: database.stop,
  };
};
