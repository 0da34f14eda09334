/** An import on EventStoreDB that is taken back before the relay has copied what it recorded. */

import { takeBackImport } from "@tareekh/api/importing/imports/take-back-import.ts";
import { importingOffice } from "@tareekh/api/importing/testing/importing-office.ts";
import { backgroundServices } from "@tareekh/api/services.ts";
import { EventLog } from "@tareekh/core/log/event-log.ts";
import { withPostgres } from "@tareekh/core/log/testing/real-postgres.ts";
import { Effect, Layer, Logger, ManagedRuntime, Redacted } from "effect";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type StandIn, startStandIn } from "../eventstore-stand-in/stand-in.ts";

type Office = Awaited<ReturnType<typeof importingOffice>>;

let standIn: StandIn;
let office: Office;
const toStop: (() => Promise<void>)[] = [];

beforeAll(async () => {
  standIn = await startStandIn();
  toStop.push(() => standIn.close());
  const postgres = await withPostgres();
  toStop.push(postgres.stop);
  const servers = {
    databaseUrl: Redacted.make(postgres.url),
    eventstoreUrl: Redacted.make(standIn.connectionString),
  };
  const relaying = ManagedRuntime.make(
    backgroundServices({ ...servers, dataDir: "", keysDir: "", roles: ["relay"] }).pipe(
      Layer.provideMerge(Logger.layer([])),
    ),
  );
  toStop.push(() => relaying.dispose());
  await relaying.context();
  office = await importingOffice(servers);
  toStop.push(() => office.close());
});
afterAll(async () => {
  for (const stop of toStop.toReversed()) await stop();
});

const map = {
  name: "register",
  key: ["Number"],
  source: { kind: "court-record" },
  events: [{ type: "CaseOpened", data: { fileNumber: { column: "Number" } } }],
};

it("leaves nothing of it standing, though nothing of it has a position yet", async () => {
  const { faults } = standIn.leader();
  faults.holdSubscriptions(true);
  const file = office.files.write("register.csv", "Number\r\n1\r\n2\r\n3\r\n");
  const { importId } = await office.imported(file, map);
  expect(await office.head()).toBe(0);
  const unplaced = Effect.flatMap(EventLog, (log) => log.unplaced);
  expect(await office.run(unplaced)).toHaveLength(3);

  const told = await office.run(takeBackImport({ importId: importId ?? "", by: "administrator" }));
  expect(told).toMatchObject({ cases: 3, events: 3, failedCount: 0 });
  for (const number of ["1", "2", "3"]) expect((await office.caseOf(map, number)).events).toEqual([]);

  faults.holdSubscriptions(false);
  await expect.poll(() => office.head(), { timeout: 20_000 }).toBe(6);
  expect(await office.run(unplaced)).toEqual([]);
});
