/** The rows, asked once they can be read and rest on what the asker has written. */
import { Store } from "@tareekh/core/log/store.ts";
import { type RowsDatabase, rowsDatabase } from "@tareekh/projections/answers/rows-database.ts";
import { Projector } from "@tareekh/projections/projector/projector.ts";
import { Context, Effect, Layer } from "effect";
import { fieldProblem } from "../field-problems.ts";
import { ProblemRaised } from "../problem.ts";

/** The database of the rows. */
export class Rows extends Context.Service<Rows, RowsDatabase>()("@tareekh/api/use-cases/Rows") {
  static readonly layer: Layer.Layer<Rows, never, Store> = Layer.effect(
    Rows,
    Effect.map(Store, ({ answers }) => rowsDatabase(answers)),
  );
}

/** Something that was recorded, for which an answer is to wait. */
export interface CaseAtRevision {
  readonly caseId: string;
  readonly revision: number;
}

/** How long a question waits; then it is told to be asked again. */
const PATIENCE = "5 seconds";

const notYet = (detail: string) =>
  new ProblemRaised("unavailable", detail, { headers: { "retry-after": "2" } });

const noSuchRevision = ({ caseId, revision }: CaseAtRevision) =>
  new ProblemRaised("invalid-request", "What the answer was to wait for was never recorded.", {
    problems: [fieldProblem("atLeast", "a case and a revision that it has", `${caseId}@${revision}`)],
  });

/** The rows, once they are computed by this program and rest on the revision of the case, where one is given. */
export const rowsAtLeast = Effect.fn("rowsAtLeast")(function* (atLeast?: CaseAtRevision) {
  const projector = yield* Projector;
  yield* projector.ready.pipe(
    Effect.timeoutOrElse({
      duration: PATIENCE,
      orElse: () => Effect.fail(notYet("Lists and figures are being computed anew; ask again in a moment.")),
    }),
  );
  if (atLeast !== undefined) {
    const reached = yield* projector
      .atLeast(atLeast.caseId, atLeast.revision, PATIENCE)
      .pipe(Effect.catchReason("ProjectorError", "NotKnown", () => Effect.fail(noSuchRevision(atLeast))));
    if (!reached) {
      return yield* Effect.fail(
        notYet("Lists and figures do not rest on what was recorded last yet; ask again in a moment."),
      );
    }
  }
  return yield* Rows;
});
