/** Tries again the cases that were set aside, once what they failed by has been mended. */
import { Effect } from "effect";
import type { Pool } from "pg";
import { failuresIn } from "./apply-batch.ts";
import { readCases } from "./case-events.ts";
import { beginEpochOf, holdPart } from "./checkpoints.ts";
import type { Definitions } from "./definitions.ts";
import { partOf } from "./parts.ts";
import { type Failure, projectCase } from "./project-case.ts";
import { NotKnown, ProjectorError, VersionsDiffer } from "./projector-error.ts";
import { readSetAside, writeSetAside } from "./set-aside.ts";
import { outdated, readTablesInUse, tablesOf } from "./tables-in-use.ts";
import { asking, inTransaction } from "./transaction.ts";
import { writeCases } from "./write-cases.ts";

export interface TakenUp {
  /** Cases that have their rows again. */
  readonly projected: readonly string[];
  /** Cases that failed again, and why. */
  readonly failed: readonly ({ readonly caseId: string } & Failure)[];
}

/**
 * Projects one case again, set aside or not, or all that are set aside; each in a transaction of its own.
 *
 * Fails with `NotKnown` where there is no such case, and with `VersionsDiffer` where the rows in use were computed
 * by another version of the program.
 */
export const takeUp = Effect.fn("Projector.takeUp")(function* (
  pool: Pool,
  definitions: Definitions,
  caseId?: string,
): Effect.fn.Return<TakenUp, ProjectorError> {
  const asked =
    caseId === undefined
      ? (yield* asking(pool, "reading which cases are set aside", readSetAside)).map((one) => one.caseId)
      : [caseId];
  const again = Effect.fnUntraced(function* (one: string) {
    return yield* inTransaction(pool, "taking up a case", async (client) => {
      await holdPart(client, partOf(one));
      const inUse = await readTablesInUse(client);
      const differing = outdated(definitions, inUse);
      if (differing.length > 0) {
        throw new ProjectorError({
          reason: new VersionsDiffer({ projections: differing.map(({ name }) => name) }),
        });
      }
      const events = (await readCases(client, [{ caseId: one, after: 0 }])).get(one);
      if (events === undefined)
        throw new ProjectorError({ reason: new NotKnown({ what: "case", name: one }) });
      const projected = projectCase(definitions, { caseId: one, events });
      const written = await writeCases(client, tablesOf(definitions, inUse), [projected]);
      // Whoever projects this part keeps in mind the rows that he wrote last.
      if (Object.values(written).some((rows) => rows > 0)) await beginEpochOf(client, partOf(one));
      await writeSetAside(client, [projected]);
      return projected;
    });
  });
  const cases = yield* Effect.forEach(asked, again);
  return {
    projected: cases.filter(({ outcome }) => outcome.ok).map((one) => one.caseId),
    failed: failuresIn(cases),
  };
});
