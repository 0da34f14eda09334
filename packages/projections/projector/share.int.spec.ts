/** Processes of one or of several versions of the program that are started, and at work, beside each other. */
import { EventLog } from "@tareekh/core/log/event-log.ts";
import { layer as logLayer } from "@tareekh/core/log/postgres-event-log.ts";
import { openStore, Store, type StoreLocation } from "@tareekh/core/log/store.ts";
import { Effect, Layer, Logger, type Scope } from "effect";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Definitions } from "./definitions.ts";
import { readMembers } from "./leases.ts";
import { beginGeneration, endGeneration } from "./orphan-tables.ts";
import { PARTS } from "./parts.ts";
import { Projector, type ProjectorOptions } from "./projector.ts";
import { type Premises, startServer } from "./testing/databases.ts";
import { anEvent } from "./testing/recorded-events.ts";
import { smallDefinitions } from "./testing/small-definitions.ts";

let premises: Premises;
let location: StoreLocation;
beforeEach(async () => {
  premises = await startServer();
  location = premises.location;
});
afterEach(() => premises.stop());

/** What the projectors say to whoever runs them. */
let said: string[] = [];
beforeEach(() => {
  said = [];
});
const hearing = Logger.layer([Logger.make(({ message }) => void said.push(String(message)))]);

/** A projector as of a process of its own: with a pool, and a name among the members, of its own. */
const projector = (definitions: Definitions = smallDefinitions, options: ProjectorOptions = {}) =>
  Effect.gen(function* () {
    const store = yield* openStore(location);
    const services = yield* Layer.build(
      Projector.layer(definitions, { lease: "600 millis", ...options }).pipe(
        Layer.provideMerge(logLayer),
        Layer.provideMerge(Layer.succeed(Store, store)),
      ),
    );
    return {
      pool: store.pool,
      ...(yield* Effect.provideContext(Effect.all({ projector: Projector, log: EventLog }), services)),
    };
  });

const running = <A, E>(work: Effect.Effect<A, E, Scope.Scope>): Promise<A> =>
  Effect.runPromise(Effect.scoped(work).pipe(Effect.provide(hearing)));

const until = <E>(isSo: Effect.Effect<boolean, E>) =>
  isSo.pipe(Effect.delay("10 millis"), Effect.repeat({ until: (so) => so }), Effect.timeout("30 seconds"));

const append = (log: EventLog["Service"], stream: string) =>
  log.append({ stream, expected: "any", events: [anEvent(stream)] });

const changed: Definitions = { ...smallDefinitions, dataVersion: "2" };

describe("projectors of one version that are started together", () => {
  it("rebuild once between them, and then share the cases", async () => {
    const members = await running(
      Effect.gen(function* () {
        const [one, ...others] = yield* Effect.all([projector(), projector(), projector()], {
          concurrency: "unbounded",
        });
        yield* Effect.forEach([one, ...others], (each) => each.projector.ready, { concurrency: "unbounded" });
        const living = Effect.promise(() => readMembers(one.pool));
        yield* until(Effect.map(living, ({ length }) => length === 3));
        return yield* living;
      }),
    );
    expect(new Set(members).size).toBe(3);
    expect(said.filter((line) => line.startsWith("Rebuilt "))).toHaveLength(1);
  });

  it("wait for a rebuild that goes on in another process, and do not begin one of their own", async () => {
    const early = await running(
      Effect.gen(function* () {
        const { pool } = yield* projector(smallDefinitions, { projects: false });
        const generation = yield* Effect.promise(() => beginGeneration(pool));
        const waiting = yield* projector();
        yield* until(Effect.sync(() => said.includes("Waiting for the rebuild of another process")));
        const rebuiltMeanwhile = said.some((line) => line.startsWith("Rebuilding "));
        yield* Effect.promise(() => endGeneration(pool, generation));
        yield* waiting.projector.ready;
        return rebuiltMeanwhile;
      }),
    );
    expect(early).toBe(false);
    expect(said.filter((line) => line.startsWith("Rebuilt "))).toHaveLength(1);
  });
});

describe("a projector of another version than that of the rows", () => {
  it("gives up its cases to those that can go on with them, and says so", async () => {
    const { trouble, checkpoint, unattended } = await running(
      Effect.gen(function* () {
        const older = yield* projector();
        yield* older.projector.ready;
        const newer = yield* projector(changed);
        yield* newer.projector.ready;
        yield* until(
          Effect.map(
            Effect.promise(() => readMembers(newer.pool)),
            ({ length }) => length === 1,
          ),
        );
        const { events } = yield* append(newer.log, "case-a");
        // Not the older one's any more, whichever part it is in.
        yield* until(newer.projector.atLeast("case-a", 1, "20 seconds"));
        const owners = yield* Effect.promise(() =>
          newer.pool.query("select part from projector_checkpoint where owner is null"),
        );
        return {
          trouble: (yield* older.projector.progress).trouble,
          checkpoint: (yield* newer.projector.progress).checkpoint - (events[0]?.position ?? 0),
          unattended: owners.rows,
        };
      }),
    );
    expect(trouble).toContain("were computed by another version of the program");
    expect(checkpoint).toBe(0);
    expect(unattended).toEqual([]);
    expect(said.some((line) => line.endsWith("It projects no cases until then"))).toBe(true);
  });
});

describe("a process that does not project", () => {
  it("has rows that can be read once another has computed them, and hears of what is projected there", async () => {
    const { before, alone, arrived, after } = await running(
      Effect.gen(function* () {
        const reader = yield* projector(smallDefinitions, { projects: false });
        yield* append(reader.log, "case-a");
        const early = yield* Effect.timeoutOption(reader.projector.ready, "300 millis");
        const nobody = yield* reader.projector.progress;
        yield* projector();
        yield* reader.projector.ready;
        const reached = yield* reader.projector.atLeast("case-a", 1, "20 seconds");
        return {
          before: early._tag,
          alone: nobody,
          arrived: reached,
          after: yield* reader.projector.progress,
        };
      }),
    );
    expect(before).toBe("None");
    expect(alone).toMatchObject({ checkpoint: 0, head: 1 });
    expect(alone.trouble).toContain(`No process projects ${PARTS} of the ${PARTS} parts`);
    expect(arrived).toBe(true);
    expect(after).toMatchObject({ checkpoint: 1, head: 1, trouble: null });
  });
});
