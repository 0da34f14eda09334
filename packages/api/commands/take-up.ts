/**
 * `npm run take-up [-- <caseId>]`: takes up again what was set aside. Tareekh may be running.
 *
 * First, where the log is on EventStoreDB, the streams that the relay could not copy; then the cases that could not be
 * projected.
 */
import { openConnection } from "@tareekh/core/log/eventstore/connection.ts";
import { relayMigrations } from "@tareekh/core/log/eventstore/migrations/relay-migrations.ts";
import { readSetAsideStreams, takeUpStream } from "@tareekh/core/log/eventstore/take-up-streams.ts";
import { migrate } from "@tareekh/core/log/migrations/migrate.ts";
import { takeUp } from "@tareekh/projections/projector/take-up.ts";
import { Effect, Redacted, Schema } from "effect";
import type { Pool } from "pg";
import { configuration } from "../config.ts";
import { definitions } from "../definitions.ts";
import { asCommand } from "./as-command.ts";
import { openForMaintenance } from "./maintenance.ts";

/** Milliseconds in which the server gives the next event of a stream. */
const PATIENCE = 10_000;

class NotTakenUp extends Schema.TaggedError<NotTakenUp>()("NotTakenUp", { message: Schema.String }) {}

/** Answers the streams that could not be copied to their end. */
const takeUpStreams = Effect.fnUntraced(function* (pool: Pool, url: string, only: string | undefined) {
  yield* migrate(pool, { room: "relay", migrations: relayMigrations });
  const connection = yield* openConnection(url);
  const asking = <A>(question: () => Promise<A>) =>
    Effect.tryPromise({
      try: question,
      catch: (cause) =>
        new NotTakenUp({
          message: `What the relay had set aside could not be taken up: ${cause instanceof Error ? cause.message : String(cause)}.`,
        }),
    });
  const streams = yield* asking(() => readSetAsideStreams(pool));
  const kept: string[] = [];
  for (const stream of streams.filter((one) => only === undefined || one === only)) {
    const taken = yield* asking(() => takeUpStream(connection, pool, stream, PATIENCE));
    if (taken === null) continue;
    console.log(`${stream}: ${taken.copied} events copied from the server.`);
    if (taken.problem === null) continue;
    console.log(`${stream} is copied no further: ${taken.problem}.`);
    kept.push(stream);
  }
  return { kept, seen: streams.length };
});

asCommand(
  Effect.gen(function* () {
    const only = process.argv[2];
    const { eventstoreUrl } = yield* configuration();
    const { pool } = yield* openForMaintenance();
    const { kept, seen } =
      eventstoreUrl === null
        ? { kept: [], seen: 0 }
        : yield* takeUpStreams(pool, Redacted.value(eventstoreUrl), only);
    const { projected, failed } = yield* takeUp(pool, definitions, only);
    for (const caseId of projected) console.log(`${caseId} has its rows again.`);
    for (const { caseId, reason } of failed) console.log(`${caseId} stays set aside: ${reason}.`);
    if (projected.length + failed.length + seen === 0) console.log("No case is set aside.");
    return failed.length + kept.length === 0 ? 0 : 1;
  }),
);
