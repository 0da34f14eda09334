import { Effect, Exit, Layer, ManagedRuntime } from "effect";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { EventLog, LogError, LogUnavailable } from "../log/event-log.ts";
import { embeddedStore } from "../log/testing/test-stores.ts";
import { KeyStore } from "../sealing/key-store.ts";
import { openContent } from "../sealing/open-event.ts";
import { CaseReader } from "./case-reader.ts";
import { streamOfCase } from "./case-stream.ts";
import type { EventRequest } from "./command.ts";
import type { OpenCase, Recorded, RecorderError } from "./recorded.ts";
import { Recorder } from "./recorder.ts";
import { arrest, cast, event, judgment } from "./testing/given-case.ts";
import { recordingServices } from "./testing/recording-services.ts";

type Services = Recorder | CaseReader | EventLog | KeyStore;
let runtime: ManagedRuntime.ManagedRuntime<Services, unknown>;
const run = <A, E>(effect: Effect.Effect<A, E, Services>): Promise<A> => runtime.runPromise(effect);

beforeAll(async () => {
  runtime = ManagedRuntime.make(recordingServices(embeddedStore));
  await runtime.runPromise(Effect.void);
});
afterAll(() => runtime.dispose());

let made = 0;
const newId = (of: "ca5e" | "c0de"): string => {
  made += 1;
  return `0190c2b0-${made.toString(16).padStart(4, "0")}-7000-8000-00000000${of}`;
};

const opening: readonly EventRequest[] = [event("CaseOpened", {}), ...cast];

const openingOf = (...more: readonly unknown[]) => ({
  caseId: newId("ca5e"),
  commandId: newId("c0de"),
  by: "liaison",
  events: [...opening, ...more] as readonly unknown[],
});

const exitsOf = (commands: readonly OpenCase[]) =>
  Effect.gen(function* () {
    const recorder = yield* Recorder;
    const openings = yield* recorder.openMany(commands);
    return yield* Effect.forEach(openings, Effect.exit, { concurrency: "unbounded" });
  });

const openMany = (commands: readonly OpenCase[]): Promise<readonly Exit.Exit<Recorded, RecorderError>[]> =>
  run(exitsOf(commands));

const openOne = (command: OpenCase) => Effect.flatMap(Recorder, (recorder) => recorder.openCase(command));

const reasonOf = (exit: Exit.Exit<Recorded, RecorderError> | undefined) =>
  exit !== undefined && Exit.isFailure(exit)
    ? exit.cause.reasons.map((reason) => (reason._tag === "Fail" ? reason.error.reason : null))[0]
    : null;

const bodiesOf = (caseId: string) =>
  run(Effect.flatMap(EventLog, (log) => log.readStream(streamOfCase(caseId))));

describe("opening many cases", () => {
  it("answers for each as for one that is opened alone, and stands likewise in the log", async () => {
    const both = openingOf(arrest("2024-07-02"), judgment("2024-07-01"));
    const [many] = await openMany([both, openingOf()]);
    const alone = { ...both, caseId: newId("ca5e"), commandId: newId("c0de") };
    const one = await run(openOne(alone));
    if (many === undefined || !Exit.isSuccess(many)) throw new Error("it was not opened");
    expect(many.value).toMatchObject({ caseId: both.caseId, revision: one.revision, repeated: false });
    expect(many.value.warnings.map(({ kind }) => kind)).toEqual(one.warnings.map(({ kind }) => kind));
    expect(many.value.warnings).not.toEqual([]);

    const [ofMany, ofOne] = [await bodiesOf(both.caseId), await bodiesOf(alone.caseId)];
    expect(ofMany.map(({ id }) => id)).toEqual(many.value.eventIds);
    const alike = (text: string, { caseId, commandId }: typeof both) =>
      text
        .replaceAll(caseId, "")
        .replaceAll(commandId, "")
        .replaceAll(/"(id|recorded)":"[^"]*"/g, "");
    expect(ofMany.map(({ body }) => alike(body, both))).toEqual(ofOne.map(({ body }) => alike(body, alone)));
  });

  it("refuses by itself what is wrong with one of them, and records the others", async () => {
    const wrong = openingOf({ ...arrest("2024-07-02"), occurred: "soon" });
    const closed = { ...openingOf(), events: cast };
    const unnamed = { ...openingOf(), caseId: "reena" };
    const right = openingOf();
    const exits = await openMany([wrong, closed, unnamed, right]);
    expect(exits.slice(0, 3).map(reasonOf)).toMatchObject([
      { _tag: "InvalidContent", problems: [{ path: `events[${opening.length}].occurred` }] },
      { _tag: "InvalidContent", problems: [{ path: "events" }] },
      { _tag: "InvalidContent", problems: [{ path: "caseId" }] },
    ]);
    expect(exits.map(Exit.isSuccess)).toEqual([false, false, false, true]);
    expect(await bodiesOf(wrong.caseId)).toEqual([]);
    expect(await bodiesOf(right.caseId)).toHaveLength(opening.length);
  });

  it("records nothing in a case that is there, and knows a command that was recorded before", async () => {
    const [known, other] = [openingOf(), openingOf()];
    await run(openOne(known));
    await run(openOne(other));
    const exits = await openMany([known, { ...other, commandId: newId("c0de") }]);
    expect(exits[0]).toMatchObject({ value: { repeated: true, revision: opening.length } });
    expect(reasonOf(exits[1])).toMatchObject({ _tag: "CaseExists", caseId: other.caseId });
    for (const { caseId } of [known, other]) expect(await bodiesOf(caseId)).toHaveLength(opening.length);
  });

  it("tells a command with another content from one that was recorded before", async () => {
    const command = openingOf();
    await run(openOne(command));
    const [exit] = await openMany([{ ...command, events: [...command.events, arrest("2024-07-02")] }]);
    expect(reasonOf(exit)).toMatchObject({ _tag: "CommandConflict", commandId: command.commandId });
  });

  it("opens one of two that open the same case at the same time", async () => {
    const first = openingOf();
    const exits = await openMany([first, { ...first, commandId: newId("c0de") }]);
    expect(exits.filter(Exit.isSuccess)).toHaveLength(1);
    expect(await bodiesOf(first.caseId)).toHaveLength(opening.length);
  });

  it("seals what it records, each text with its own subject's key", async () => {
    const named = ["Asha Kumari", "Meena Devi"].map((fullName) =>
      openingOf(event("IdentityRecorded", { person: "survivor-1", fullName })),
    );
    expect((await openMany(named)).every(Exit.isSuccess)).toBe(true);
    for (const [i, { caseId }] of named.entries()) {
      const events = await bodiesOf(caseId);
      expect(events.map(({ body }) => body).join()).not.toMatch(/Asha|Meena/);
      const last = JSON.parse(events.at(-1)?.body ?? "{}");
      expect(last.data.fullName.sealed.subject).toBe(`${caseId}/survivor-1`);
      expect((await run(openContent(last))).data).toMatchObject({
        fullName: i === 0 ? "Asha Kumari" : "Meena Devi",
      });
    }
  });

  it("refuses what is said of somebody who was erased, and of nobody else", async () => {
    const of = (fullName: string) => openingOf(event("IdentityRecorded", { person: "survivor-1", fullName }));
    const [erased, other] = [of("Asha Kumari"), of("Meena Devi")];
    await run(Effect.flatMap(KeyStore, (keys) => keys.destroy(`${erased.caseId}/survivor-1`)));
    const exits = await openMany([erased, other]);
    expect(reasonOf(exits[0])).toMatchObject({ _tag: "Erased", subject: `${erased.caseId}/survivor-1` });
    expect(exits[1]).toMatchObject({ value: { revision: opening.length + 1 } });
    expect(await bodiesOf(erased.caseId)).toEqual([]);
  });

  it("fails where the log does not answer: whether it was recorded is not known", async () => {
    const silent = Effect.map(EventLog, (log) =>
      EventLog.of({
        ...log,
        append: () =>
          Effect.fail(new LogError({ reason: new LogUnavailable({ doing: "appending", cause: "silence" }) })),
      }),
    );
    const exits = await run(
      Effect.flatMap(silent, (log) =>
        exitsOf([openingOf()]).pipe(
          Effect.provide(Layer.fresh(Recorder.layer)),
          Effect.provideService(EventLog, log),
        ),
      ),
    );
    expect(exits.map(reasonOf)).toMatchObject([{ _tag: "LogUnavailable" }]);
  });
});

describe("reading what is recorded of many cases", () => {
  it("gives all of each in the order of recording, and leaves out those that there are not", async () => {
    const commands = [openingOf(), openingOf(arrest("2024-07-02"))];
    await openMany(commands);
    const ids = [...commands.map(({ caseId }) => caseId), newId("ca5e")];
    const found = await run(Effect.flatMap(CaseReader, (reader) => reader.readRecordings(ids)));
    expect([...found.keys()].sort()).toEqual(commands.map(({ caseId }) => caseId).sort());
    for (const { caseId } of commands) {
      const { recordings } = await run(Effect.flatMap(CaseReader, (reader) => reader.readStream(caseId)));
      expect(found.get(caseId)).toEqual(recordings);
    }
  });
});
