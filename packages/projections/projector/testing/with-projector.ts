/** Runs an effect with a log and a projector over a database, and reads what is in the tables. */
import type { EventLog } from "@tareekh/core/log/event-log.ts";
import { layer as logLayer } from "@tareekh/core/log/postgres-event-log.ts";
import { Store } from "@tareekh/core/log/store.ts";
import { Effect, Layer, Logger } from "effect";
import type { Pool } from "pg";
import type { Definitions } from "../definitions.ts";
import { Projector } from "../projector.ts";
import { quoted } from "../row-tables.ts";
import type { OpenDatabase } from "./databases.ts";
import { smallDefinitions } from "./small-definitions.ts";
import { smallProjections } from "./small-projections.ts";

const silent = Logger.layer([]);

/** With a log and no projector, so that nothing is projected meanwhile. */
export const withLog = <A, E>(
  { store }: OpenDatabase,
  work: Effect.Effect<A, E, EventLog | Store>,
): Promise<A> =>
  Effect.runPromise(
    work.pipe(
      Effect.provide(logLayer.pipe(Layer.provideMerge(Layer.succeed(Store, store)))),
      Effect.provide(silent),
    ),
  );

/** With a log and a projector whose rows can be read. */
export const withProjector = <A, E>(
  { store }: OpenDatabase,
  work: Effect.Effect<A, E, EventLog | Projector | Store>,
  definitions: Definitions = smallDefinitions,
): Promise<A> =>
  Effect.runPromise(
    Projector.use((projector) => projector.ready).pipe(
      Effect.andThen(work),
      Effect.provide(
        Projector.layer(definitions).pipe(
          Layer.provideMerge(logLayer),
          Layer.provideMerge(Layer.succeed(Store, store)),
        ),
      ),
      Effect.provide(silent),
    ),
  );

/** Leaves the database as it was before anything had been done in it. */
export const emptied = async ({ store }: OpenDatabase): Promise<void> => {
  await store.pool.query("drop schema public cascade; create schema public");
};

/** Waits until the rows have come as far as the log. */
export const caughtUp = Effect.gen(function* () {
  const projector = yield* Projector;
  for (;;) {
    const { checkpoint, head } = yield* projector.progress;
    if (checkpoint >= head) return checkpoint;
    yield* Effect.sleep("10 millis");
  }
});

/** Every row of these projections as text, by projection, case and key; in order. */
export const allRows = (
  pool: Pool,
  projections: readonly { readonly name: string }[] = smallProjections,
): Effect.Effect<readonly string[]> =>
  Effect.promise(async () => {
    const found: string[] = [];
    for (const { name } of projections) {
      const { rows } = await pool.query<{ row: string }>(
        `select to_jsonb(stored)::text as row from ${quoted(name)} as stored order by case_id, row_key`,
      );
      found.push(...rows.map(({ row }) => `${name} ${row}`));
    }
    return found;
  });
