import { Effect, Layer, ManagedRuntime } from "effect";
import { afterAll, beforeAll, expect, it } from "vitest";
import { Store } from "../store.ts";
import { serverStore } from "../testing/test-stores.ts";
import { Relay } from "./relay.ts";
import { relayElsewhere } from "./relay-elsewhere.ts";
import { sayWhole } from "./whole-replica.ts";

const runtime = ManagedRuntime.make(Layer.provideMerge(relayElsewhere, serverStore));
let relay: Relay["Service"];
let store: Store["Service"];
beforeAll(async () => {
  relay = await runtime.runPromise(Effect.service(Relay));
  store = await runtime.runPromise(Effect.service(Store));
});
afterAll(() => runtime.dispose());

const progress = () => runtime.runPromise(relay.progress);

it("A relay of another process is not known to be at work before it has said so", async () => {
  expect(await progress()).toMatchObject({
    state: "starting",
    lagMs: null,
    trouble: expect.stringMatching(/^No relay has copied everything yet: .*role relay/),
  });
});

it("It is live while it says now and then that the replica is whole", async () => {
  await sayWhole(store.pool);
  expect(await progress()).toMatchObject({ state: "live", lagMs: 0, trouble: null });
});

it("It is interrupted, and the replica behind, once it has said nothing for longer than it would", async () => {
  await store.pool.query("update relay_checkpoint set whole_at = clock_timestamp() - interval '1 minute'");
  const { state, lagMs, trouble } = await progress();
  expect([state, trouble]).toEqual(["interrupted", expect.stringMatching(/for 60 s/)]);
  expect(lagMs).toBeGreaterThanOrEqual(60_000);
});

it("The streams that it has set aside are counted", async () => {
  await store.pool.query(
    `insert into relay_set_aside (stream, server_revision, commit_position, prepare_position, problem, data, metadata)
     values ('case-1', 0, 0, 0, '', '', ''), ('case-1', 1, 0, 0, '', '', ''), ('case-2', 0, 0, 0, '', '', '')`,
  );
  expect(await progress()).toMatchObject({ setAside: 2 });
});

it("Where the database does not tell, that is told", async () => {
  await store.pool.query("alter table relay_checkpoint rename to relay_checkpoint_away");
  expect(await progress()).toMatchObject({
    state: "interrupted",
    lagMs: null,
    trouble: expect.stringMatching(/could not be read/),
  });
});
