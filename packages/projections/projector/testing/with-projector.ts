/** Runs an effect with a log and a projector over a database, and reads what is in the tables. */
import type { EventLog } from "@tareekh/core/log/event-log.ts";
import { layer as logLayer } from "@tareekh/core/log/postgres-event-log.ts";
import { Store, type StoreLocation } from "@tareekh/core/log/store.ts";
import { Effect, Layer, Logger } from "effect";
import type { Pool } from "pg";
import type { Definitions } from "../definitions.ts";
import { Projector } from "../projector.ts";
import { readHistory } from "../read-history.ts";
import { quoted } from "../row-tables.ts";
import { smallProjections } from "./small-projections.ts";

export const smallDefinitions: Definitions = { projections: smallProjections, dataVersion: "1", readHistory };

const silent = Logger.layer([]);

/** With a log and no projector, so that nothing is projected meanwhile. */
export const withLog = <A, E>(
  location: StoreLocation,
  work: Effect.Effect<A, E, EventLog | Store>,
): Promise<A> =>
  Effect.runPromise(
    work.pipe(
      Effect.provide(logLayer.pipe(Layer.provideMerge(Store.layer(location)))),
      Effect.provide(silent),
    ),
  );

/** With a log and a projector whose rows can be read. */
export const withProjector = <A, E>(
  location: StoreLocation,
  work: Effect.Effect<A, E, EventLog | Projector | Store>,
  definitions: Definitions = smallDefinitions,
): Promise<A> =>
  Effect.runPromise(
    Projector.use((projector) => projector.ready).pipe(
      Effect.andThen(work),
      Effect.provide(
        Projector.layer(definitions).pipe(
          Layer.provideMerge(logLayer),
          Layer.provideMerge(Store.layer(location)),
        ),
      ),
      Effect.provide(silent),
    ),
  );

/** Leaves the database as it was before anything had been done in it. */
export const emptied = (location: StoreLocation): Promise<void> =>
  Effect.runPromise(
    Store.use(({ pool }) =>
      Effect.promise(async () => {
        await pool.query("drop schema public cascade; create schema public");
      }),
    ).pipe(Effect.provide(Store.layer(location))),
  );

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
