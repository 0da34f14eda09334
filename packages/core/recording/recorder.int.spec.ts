import { Effect, Exit, ManagedRuntime } from "effect";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { distinctCourtDates } from "../history/court-dates.ts";
import { openWarnings } from "../history/warnings.ts";
import { contentOf, EventLog, MAX_APPEND_BYTES } from "../log/event-log.ts";
import { embeddedStore, serverStore } from "../log/testing/test-stores.ts";
import { KeyStore } from "../sealing/key-store.ts";
import { openEvent, openerFor } from "../sealing/open-event.ts";
import { CaseReader } from "./case-reader.ts";
import { streamOfCase } from "./case-stream.ts";
import type { EventRequest } from "./command.ts";
import { caseIdOf, eventIdOf } from "./event-ids.ts";
import { Recorder } from "./recorder.ts";
import { arrest, cast, courtDate, event, fir, judgment } from "./testing/given-case.ts";
import { anotherRecorder, recordingServices } from "./testing/recording-services.ts";

let commands = 0;
/** A command's id that no other test has. */
const newCommand = (): string => {
  commands += 1;
  return `0190c2b0-${commands.toString(16).padStart(4, "0")}-7000-8000-0000000000c0`;
};

const services = recordingServices(embeddedStore);
let runtime: ManagedRuntime.ManagedRuntime<Recorder | CaseReader | EventLog | KeyStore, unknown>;
const run = <A, E>(effect: Effect.Effect<A, E, Recorder | CaseReader | EventLog | KeyStore>): Promise<A> =>
  runtime.runPromise(effect);

beforeAll(async () => {
  runtime = ManagedRuntime.make(services);
  await runtime.runPromise(Effect.void);
});
afterAll(() => runtime.dispose());

const recorder = Effect.service(Recorder);
const reader = Effect.service(CaseReader);
const by = "liaison";

/** The case's opening, and who and what is in it: seven events. */
const opening: readonly EventRequest[] = [event("CaseOpened", {}), ...cast];

const openCase = (events: readonly EventRequest[] = opening, commandId = newCommand()) =>
  Effect.flatMap(recorder, (service) => service.openCase({ commandId, by, events }));

const record = (
  caseId: string,
  events: readonly unknown[],
  { commandId = newCommand(), ...more }: { commandId?: string; ifMatch?: number; by?: string } = {},
) => Effect.flatMap(recorder, (service) => service.record({ caseId, commandId, by, events, ...more }));

const reasonOf = <A, E extends { readonly reason: unknown }, R>(
  effect: Effect.Effect<A, E, R>,
): Effect.Effect<E["reason"], A, R> => Effect.map(Effect.flip(effect), ({ reason }) => reason);

const streamOf = (caseId: string) =>
  Effect.flatMap(Effect.service(EventLog), (log) => log.readStream(streamOfCase(caseId)));

const historyOf = (caseId: string) => Effect.flatMap(reader, (service) => service.readHistory(caseId));

describe("opening a case", () => {
  it("records its first events under ids that follow from the command's", async () => {
    const commandId = newCommand();
    const opened = await run(openCase(opening, commandId));
    expect(opened).toMatchObject({ caseId: caseIdOf(commandId), revision: 7, repeated: false });
    expect(opened.eventIds).toEqual(opening.map((_, i) => eventIdOf(commandId, i)));
    const stream = await run(streamOf(opened.caseId));
    expect(stream.map(contentOf)).toMatchObject(
      opening.map(({ type }, i) => ({
        id: eventIdOf(commandId, i),
        type,
        version: 1,
        by,
        command: { id: commandId, size: 7 },
      })),
    );
  });

  it("is refused where the case is there", async () => {
    const caseId = "0190c2b0-0000-7000-8000-00000000ca5e";
    const open = Effect.flatMap(recorder, (service) =>
      service.openCase({ caseId, commandId: newCommand(), by, events: opening }),
    );
    expect((await run(open)).caseId).toBe(caseId);
    expect(
      await run(
        reasonOf(
          Effect.flatMap(recorder, (service) =>
            service.openCase({ caseId, commandId: newCommand(), by, events: opening }),
          ),
        ),
      ),
    ).toMatchObject({ _tag: "CaseExists", caseId });
  });

  it("is refused for a reference that is none", async () => {
    const open = Effect.flatMap(recorder, (service) =>
      service.openCase({ caseId: "reena", commandId: newCommand(), by, events: opening }),
    );
    expect(await run(reasonOf(open))).toMatchObject({
      _tag: "InvalidContent",
      problems: [{ path: "caseId" }],
    });
  });

  it("is refused where nothing says that it was opened", async () => {
    expect(await run(reasonOf(openCase(cast)))).toMatchObject({
      _tag: "InvalidContent",
      problems: [{ path: "events", expected: "a CaseOpened among the events" }],
    });
  });

  it("must come before recording in it", async () => {
    const caseId = "0190c2b0-0000-7000-8000-0000000000ff";
    expect(await run(reasonOf(record(caseId, [fir("2024-07-02")])))).toMatchObject({
      _tag: "UnknownCase",
      caseId,
    });
    expect(await run(reasonOf(historyOf(caseId)))).toMatchObject({ _tag: "UnknownCase", caseId });
  });
});

describe("a repeated command", () => {
  it("gets the first answer, whatever was recorded since, and records nothing", async () => {
    const { caseId } = await run(openCase([...opening, fir("2024-07-02")]));
    const commandId = newCommand();
    const sent = [
      event(
        "ChargesheetFiled",
        { proceeding: "proceeding-1", accused: ["accused-1"] },
        { occurred: "2024-07-01" },
      ),
    ];
    const first = await run(record(caseId, sent, { commandId }));
    expect(first.warnings.map(({ kind }) => kind)).toEqual(["chargesheet-before-fir"]);
    await run(
      record(caseId, [
        event("WarningSettled", { warning: first.warnings[0]?.key ?? "", reason: "Transferred" }),
      ]),
    );

    const before = await run(streamOf(caseId));
    expect(await run(record(caseId, sent, { commandId }))).toEqual({ ...first, repeated: true });
    expect(await run(record(caseId, sent, { commandId, ifMatch: 1 }))).toEqual({ ...first, repeated: true });
    expect(await run(streamOf(caseId))).toEqual(before);
  });

  it("gets it from another process too, and after a restart", async () => {
    const commandId = newCommand();
    const first = await run(openCase(opening, commandId));
    const other = await run(anotherRecorder);
    expect(await run(other.openCase({ commandId, by, events: opening }))).toEqual({
      ...first,
      repeated: true,
    });
  });

  it("records once when two processes are sent it at the same time", async () => {
    const { caseId } = await run(openCase());
    const commandId = newCommand();
    const events = [arrest("2024-07-02")];
    const processes = await Promise.all(Array.from({ length: 4 }, () => run(anotherRecorder)));
    const answers = await Promise.all(
      processes.map((process) => run(process.record({ caseId, commandId, by, events }))),
    );
    expect(answers.filter(({ repeated }) => !repeated)).toHaveLength(1);
    for (const { revision, eventIds } of answers) {
      expect(revision).toBe(8);
      expect(eventIds).toEqual([eventIdOf(commandId, 0)]);
    }
    expect(await run(streamOf(caseId))).toHaveLength(8);
  });

  it("with another content is a conflict", async () => {
    const { caseId } = await run(openCase());
    const commandId = newCommand();
    await run(record(caseId, [arrest("2024-07-02")], { commandId }));
    for (const other of [[arrest("2024-07-03")], [arrest("2024-07-02"), arrest("2024-07-02", "accused-2")]]) {
      expect(await run(reasonOf(record(caseId, other, { commandId })))).toMatchObject({
        _tag: "CommandConflict",
        commandId,
      });
    }
    expect(await run(streamOf(caseId))).toHaveLength(8);
  });

  it("with another content is a conflict also where another process records it in the same moment", async () => {
    const { caseId } = await run(openCase());
    const commandId = newCommand();
    const faster = await run(anotherRecorder);
    const overtaken = Effect.map(Effect.service(EventLog), (log) =>
      EventLog.of({
        ...log,
        append: (append) =>
          faster
            .record({ caseId, commandId, by, events: [arrest("2024-07-02")] })
            .pipe(Effect.orDie, Effect.andThen(log.append(append))),
      }),
    );
    const recording = Effect.flatMap(overtaken, (log) =>
      anotherRecorder.pipe(
        Effect.flatMap((process) =>
          process.record({ caseId, commandId, by, events: [arrest("2024-07-03")] }),
        ),
        Effect.provideService(EventLog, log),
      ),
    );
    expect(await run(reasonOf(recording))).toMatchObject({ _tag: "CommandConflict", commandId });
    expect(await run(streamOf(caseId))).toHaveLength(8);
  });

  it("with another text where it will be sealed is a conflict", async () => {
    const { caseId } = await run(openCase());
    const commandId = newCommand();
    const noted = (note: string) => [
      event("AccusedArrested", { proceeding: "proceeding-1", accused: "accused-1", note }),
    ];
    const first = await run(record(caseId, noted("At dawn"), { commandId }));
    expect(await run(record(caseId, noted("At dawn"), { commandId }))).toEqual({ ...first, repeated: true });
    expect(await run(reasonOf(record(caseId, noted("At dusk"), { commandId })))).toMatchObject({
      _tag: "CommandConflict",
    });
  });

  it("in another case is a conflict", async () => {
    const [one, two] = [await run(openCase()), await run(openCase())];
    const commandId = newCommand();
    await run(record(one.caseId, [arrest("2024-07-02")], { commandId }));
    expect(await run(reasonOf(record(two.caseId, [arrest("2024-07-02")], { commandId })))).toMatchObject({
      _tag: "CommandConflict",
    });
    expect(await run(streamOf(two.caseId))).toHaveLength(7);
  });

  it("changes nothing, whatever it holds", async () => {
    const day = fc.constantFrom(null, "2024-07-02", "2024-07", "2024-07-09~", "XXXX-07");
    const who = fc.constantFrom("accused-1", "accused-2");
    const told: fc.Arbitrary<EventRequest> = fc.oneof(
      fc.tuple(day, who).map(([occurred, accused]) => arrest(occurred, accused)),
      fc.tuple(day, who).map(([occurred, accused]) => judgment(occurred, accused)),
      day.map(fir),
      fc
        .record({
          person: fc.constantFrom("survivor-1", "survivor-2"),
          safeWay: fc.string({ minLength: 1, unit: "grapheme" }),
        })
        .map((data) => event("ContactRecorded", data)),
    );
    const { caseId } = await run(openCase());
    await fc.assert(
      fc.asyncProperty(fc.array(told, { minLength: 1, maxLength: 6 }), async (events) => {
        const commandId = newCommand();
        const first = await run(record(caseId, events, { commandId }));
        const stream = await run(streamOf(caseId));
        expect(await run(record(caseId, events, { commandId }))).toEqual({ ...first, repeated: true });
        expect(await run(streamOf(caseId))).toEqual(stream);
      }),
      { numRuns: 25 },
    );
  });
});

describe("recording by several people", () => {
  it("loses nothing when several processes record in one case at once", async () => {
    const server = ManagedRuntime.make(recordingServices(serverStore));
    try {
      const caseId = (await server.runPromise(openCase())).caseId;
      const processes = await Promise.all(
        Array.from({ length: 3 }, () => server.runPromise(anotherRecorder)),
      );
      const sent = Array.from({ length: 30 }, (_, i) => ({
        commandId: newCommand(),
        events: [arrest(`2024-07-${String(i + 1).padStart(2, "0")}`), judgment(null)],
      }));
      const answers = await server.runPromise(
        Effect.forEach(
          sent,
          ({ commandId, events }, i) => {
            const process = processes[i % processes.length];
            return process === undefined
              ? Effect.die("no process")
              : process.record({ caseId, commandId, by: `liaison-${i}`, events });
          },
          { concurrency: "unbounded" },
        ),
      );
      expect(answers.map(({ revision }) => revision).sort((a, b) => a - b)).toEqual(
        sent.map((_, i) => 7 + 2 * (i + 1)),
      );
      const ids = (await server.runPromise(streamOf(caseId))).map(({ id }) => id);
      expect(ids).toHaveLength(67);
      for (const { eventIds } of answers) {
        // Both events of a command stand one after the other.
        const at = ids.indexOf(eventIds[0] ?? "");
        expect(ids.slice(at, at + 2)).toEqual(eventIds);
      }
    } finally {
      await server.dispose();
    }
  });

  it("refuses who must know the newest, once it is another", async () => {
    const { caseId, revision } = await run(openCase());
    await run(record(caseId, [arrest("2024-07-02")], { ifMatch: revision }));
    expect(await run(reasonOf(record(caseId, [arrest("2024-07-03")], { ifMatch: revision })))).toMatchObject({
      _tag: "RevisionMismatch",
      expected: revision,
      actual: revision + 1,
    });
    expect(await run(streamOf(caseId))).toHaveLength(8);
  });

  it("gives up where others record before every attempt, and says that nothing was recorded", async () => {
    const { caseId } = await run(openCase());
    const [, first] = (await run(streamOf(caseId))).map(contentOf);
    if (first?.type !== "PersonAdded") throw new Error("nobody is in the case");
    const { recorded: _, ...content } = first;
    let others = 0;
    /** The log, with somebody else who is always faster. */
    const contended = Effect.map(Effect.service(EventLog), (log) =>
      EventLog.of({
        ...log,
        append: (append) => {
          others += 1;
          const id = eventIdOf(newCommand(), 0);
          const data = { person: `witness-${others}`, role: "witness" };
          return Effect.andThen(
            log.append({ stream: append.stream, expected: "any", events: [{ ...content, id, data }] }),
            log.append(append),
          );
        },
      }),
    );
    const events = [arrest("2024-07-02")];
    const recording = Effect.flatMap(contended, (log) =>
      anotherRecorder.pipe(
        Effect.flatMap((process) => process.record({ caseId, commandId: newCommand(), by, events })),
        Effect.provideService(EventLog, log),
      ),
    );
    expect(await run(reasonOf(recording))).toMatchObject({ _tag: "Contended", caseId, attempts: others });
    const types = (await run(historyOf(caseId))).events.map(({ type }) => type);
    expect(types).not.toContain("AccusedArrested");
    expect(types).toHaveLength(7 + others);
  });

  it("lets one of two win who both must know the newest", async () => {
    const { caseId, revision } = await run(openCase());
    const processes = await Promise.all([run(anotherRecorder), run(anotherRecorder)]);
    const exits = await Promise.all(
      processes.map((process) =>
        run(
          Effect.exit(
            process.record({
              caseId,
              commandId: newCommand(),
              by,
              ifMatch: revision,
              events: [arrest("2024-07-02")],
            }),
          ),
        ),
      ),
    );
    expect(exits.filter(Exit.isSuccess)).toHaveLength(1);
    expect(await run(streamOf(caseId))).toHaveLength(8);
  });

  it.each([
    ["one process", 1],
    ["two processes", 2],
  ])("records one of two settlings of a warning at the same moment, by %s", async (_, count) => {
    const late = [courtDate("2024-11-12", { next: { date: "2024-11-12" } })];
    const { caseId } = await run(openCase([...opening, ...late]));
    const [warning] = openWarnings(await run(historyOf(caseId)));
    const processes = await Promise.all(Array.from({ length: count }, () => run(anotherRecorder)));
    const reasons = await Promise.all(
      ["liaison", "prosecutor"].map((who, i) =>
        run(
          Effect.exit(
            (processes[i % count] ?? processes[0])?.record({
              caseId,
              commandId: newCommand(),
              by: who,
              events: [event("WarningSettled", { warning: warning?.key ?? "", reason: "So the order says" })],
            }) ?? Effect.die("no recorder"),
          ),
        ),
      ),
    );
    expect(reasons.filter(Exit.isSuccess)).toHaveLength(1);
    const told = JSON.stringify(reasons.filter(Exit.isFailure));
    expect(told).toMatch(/(?:liaison|prosecutor) has settled this warning already/);
    const history = await run(historyOf(caseId));
    expect(history.events.filter(({ type }) => type === "WarningSettled")).toHaveLength(1);
  });

  it("keeps both records of one court date, warns the second, and counts it once", async () => {
    const { caseId } = await run(openCase());
    const first = await run(record(caseId, [courtDate("2024-11-12")], { by: "liaison" }));
    expect(first.warnings).toEqual([]);
    const second = await run(record(caseId, [courtDate("2024-11-12")], { by: "prosecutor" }));
    expect(second.warnings.map(({ kind }) => kind)).toEqual(["duplicate-court-date"]);
    expect(second.warnings[0]?.events).toEqual([...first.eventIds, ...second.eventIds].sort());
    const history = await run(historyOf(caseId));
    expect(history.events.filter(({ type }) => type === "CourtDateRecorded")).toHaveLength(2);
    expect(distinctCourtDates(history)).toHaveLength(1);
  });
});

describe("a command that cannot be recorded as a whole", () => {
  it("is not recorded in part, and says everything that is wrong with it", async () => {
    const { caseId } = await run(openCase());
    const reason = await run(
      reasonOf(
        record(caseId, [
          arrest("2024-07-02"),
          { ...arrest("2-7-2024"), type: "Arrested" },
          { ...arrest("2024-07-02"), data: { proceeding: 7, note: { sealed: {} } }, source: {} },
          { ...arrest("2024-07-02"), after: ["@rescue"] },
        ]),
      ),
    );
    if (reason._tag !== "InvalidContent") throw new Error(`refused for ${reason._tag}`);
    expect(reason.problems.map(({ path }) => path).sort()).toEqual([
      "events[1].occurred",
      "events[1].type",
      "events[2].data.accused",
      "events[2].data.note",
      "events[2].data.proceeding",
      "events[2].source.kind",
      "events[3].after[0]",
    ]);
    expect(await run(streamOf(caseId))).toHaveLength(7);
  });

  it("is refused when it weighs too much, with the weight", async () => {
    const { caseId } = await run(openCase());
    const events = Array.from({ length: 300 }, () =>
      event("AccusedArrested", { proceeding: "proceeding-1", accused: "accused-1", note: "x".repeat(3_900) }),
    );
    const reason = await run(reasonOf(record(caseId, events)));
    if (reason._tag !== "TooLarge") throw new Error(`refused for ${reason._tag}`);
    expect(reason.limit).toBe(MAX_APPEND_BYTES);
    expect(reason.bytes).toBeGreaterThan(300 * 3_900);
    expect(await run(streamOf(caseId))).toHaveLength(7);
  });
});

describe("what is recorded", () => {
  it("holds no plain text of what is sealed, and opens again, corrected or not", async () => {
    const { caseId } = await run(openCase());
    const named = await run(
      record(caseId, [
        event(
          "IdentityRecorded",
          { person: "survivor-1", fullName: "Asha Kumari" },
          { source: { kind: "police-record", quotation: "the girl Asha" } },
        ),
      ]),
    );
    const target = named.eventIds[0] ?? "";
    await run(
      record(caseId, [
        event("EventCorrected", {
          target,
          reason: "The school spells it so",
          replacement: {
            occurred: null,
            source: { kind: "police-record" },
            data: { person: "survivor-1", fullName: "Aasha Kumaari" },
            version: 1,
          },
        }),
      ]),
    );
    const bodies = (await run(streamOf(caseId))).map(({ body }) => body).join("\n");
    for (const plain of ["Asha", "Aasha", "Kumari", "the girl", "school"])
      expect(bodies).not.toContain(plain);

    const history = await run(historyOf(caseId));
    const stands = history.events.find(({ id }) => id === target);
    if (stands === undefined) throw new Error("the identity is gone");
    expect(await run(Effect.map(openerFor([stands]), (open) => openEvent(open, stands)))).toMatchObject({
      data: { person: "survivor-1", fullName: "Aasha Kumaari" },
      reason: "The school spells it so",
      earlier: [{ data: { fullName: "Asha Kumari" }, source: { quotation: "the girl Asha" } }],
    });
  });

  it("has identifiers in one form, however they were written", async () => {
    const { caseId } = await run(openCase());
    const { eventIds } = await run(
      record(caseId, [
        { ...event("CnrRecorded", { proceeding: "proceeding-1", cnr: "wbsp-01 001234-2021" }) },
      ]),
    );
    const history = await run(historyOf(caseId));
    expect(history.events.find(({ id }) => id === eventIds[0])?.data).toMatchObject({
      cnr: "WBSP010012342021",
    });
  });

  it("can say nothing more about somebody who was erased", async () => {
    const { caseId } = await run(openCase());
    const contact = [event("ContactRecorded", { person: "survivor-1", safeWay: "Through her aunt" })];
    await run(record(caseId, contact));
    await run(Effect.flatMap(Effect.service(KeyStore), (keys) => keys.destroy(`${caseId}/survivor-1`)));
    expect(await run(reasonOf(record(caseId, contact)))).toMatchObject({
      _tag: "Erased",
      subject: `${caseId}/survivor-1`,
    });
    await run(record(caseId, [arrest("2024-07-02")]));
  });
});

describe("an alias recorded after the name", () => {
  const added = (person: string, alias?: string) =>
    event("PersonAdded", {
      person,
      role: "survivor",
      ...(alias === undefined ? {} : { alias }),
    });
  const corrected = (target: string, alias: string) =>
    event("EventCorrected", {
      target,
      reason: "An alias was chosen",
      replacement: {
        occurred: null,
        source: { kind: "not-stated" },
        data: { ...added("survivor-2", alias).data },
        version: 1,
      },
    });
  const identity = (fullName: string) => event("IdentityRecorded", { person: "survivor-2", fullName });
  const eventIdsOf = (caseId: string, sought: string) =>
    Effect.map(streamOf(caseId), (events) =>
      events
        .map(contentOf)
        .flatMap(({ id, type, data }) =>
          type === sought && JSON.stringify(data).includes("survivor-2") ? [id] : [],
        ),
    );
  const named = async (fullName: string) => {
    const { caseId } = await run(openCase());
    const recorded = await run(record(caseId, [identity(fullName)]));
    const [target = ""] = await run(eventIdsOf(caseId, "PersonAdded"));
    return { caseId, target, identityId: recorded.eventIds[0] ?? "" };
  };
  const refusedAlias = (path: string) => ({
    _tag: "InvalidContent",
    problems: [
      { path, message: expect.stringMatching(/^(?!.*Meena).*the name that is recorded of survivor-2/) },
    ],
  });

  it("is refused where it gives the name away, and does not enter the log", async () => {
    const { caseId, target } = await named("Meena Kumari");
    expect(await run(reasonOf(record(caseId, [corrected(target, "Meena Kumari")])))).toMatchObject(
      refusedAlias("events[0].data.replacement.data.alias"),
    );
    const bodies = (await run(streamOf(caseId))).map(({ body }) => body).join("\n");
    expect(bodies).not.toContain("Meena");
    await run(record(caseId, [corrected(target, "Asha")]));
  });

  it("is refused also for a name that was corrected since, or taken back: it was sealed once", async () => {
    const { caseId, target, identityId } = await named("Meena Kumari");
    await run(
      record(caseId, [
        event("EventCorrected", {
          target: identityId,
          reason: "Misread",
          replacement: {
            occurred: null,
            source: { kind: "not-stated" },
            data: { ...identity("Tara Devi").data },
            version: 1,
          },
        }),
      ]),
    );
    const meena = record(caseId, [corrected(target, "Meena")]);
    expect(await run(reasonOf(meena))).toMatchObject(refusedAlias("events[0].data.replacement.data.alias"));
    await run(record(caseId, [event("EventRetracted", { target: identityId, reason: "Of another person" })]));
    expect(await run(reasonOf(record(caseId, [corrected(target, "Meena")])))).toMatchObject(
      refusedAlias("events[0].data.replacement.data.alias"),
    );
  });

  it("is refused though the same command puts another in its place", async () => {
    const { caseId, target } = await named("Meena Kumari");
    const twice = [corrected(target, "Meena"), corrected(target, "Asha")];
    expect(await run(reasonOf(record(caseId, twice)))).toMatchObject(
      refusedAlias("events[0].data.replacement.data.alias"),
    );
  });

  it("may be anything once the person was forgotten: nobody can open the name", async () => {
    const { caseId, target } = await named("Meena Kumari");
    await run(Effect.flatMap(Effect.service(KeyStore), (keys) => keys.destroy(`${caseId}/survivor-2`)));
    const { warnings } = await run(record(caseId, [corrected(target, "Meena")]));
    expect(warnings).toEqual([]);
  });

  it("is compared with what stands when a name is recorded", async () => {
    const { caseId } = await run(openCase());
    const [target = ""] = await run(eventIdsOf(caseId, "PersonAdded"));
    await run(record(caseId, [corrected(target, "Meena")]));
    expect(await run(reasonOf(record(caseId, [identity("Meena Kumari")])))).toMatchObject({
      _tag: "InvalidContent",
      problems: [{ path: "events[0].data.fullName" }],
    });
  });
});

describe("a case that this program cannot read", () => {
  it("is told as such, and nothing is recorded in it", async () => {
    const { caseId } = await run(openCase());
    const id = eventIdOf(newCommand(), 0);
    const stream = streamOfCase(caseId);
    const [first] = (await run(streamOf(caseId))).map(contentOf);
    if (first === undefined) throw new Error("the case is empty");
    const { recorded: _, ...content } = first;
    await run(
      Effect.flatMap(Effect.service(EventLog), (log) =>
        log.append({ stream, expected: 7, events: [{ ...content, id, version: 99 }] }),
      ),
    );
    const unreadable = { _tag: "UnreadableCase", caseId, eventId: id };
    expect(await run(reasonOf(record(caseId, [arrest("2024-07-02")])))).toMatchObject(unreadable);
    expect(await run(reasonOf(historyOf(caseId)))).toMatchObject(unreadable);
    expect(await run(streamOf(caseId))).toHaveLength(8);
  });
});

describe("reading a case", () => {
  it("shows it as it was known, and not before it was opened", async () => {
    const { caseId } = await run(openCase());
    const opened = (await run(streamOf(caseId))).at(-1)?.recorded ?? "";
    await run(record(caseId, [arrest("2024-07-02")]));
    const known = (knownAt: string) =>
      Effect.flatMap(reader, (service) => service.readHistory(caseId, { knownAt }));
    expect((await run(historyOf(caseId))).revision).toBe(8);
    expect(await run(reasonOf(known("2020-01-01T00:00:00Z")))).toMatchObject({ _tag: "UnknownCase" });
    // The arrest may have been recorded within the same millisecond.
    const until = (await run(streamOf(caseId))).findLast(({ recorded }) => recorded <= opened)?.revision;
    expect((await run(known(opened))).revision).toBe(until);
  });

  it("sees what another process has just recorded", async () => {
    const { caseId } = await run(openCase());
    expect((await run(historyOf(caseId))).revision).toBe(7);
    const other = await run(anotherRecorder);
    await run(other.record({ caseId, commandId: newCommand(), by, events: [arrest("2024-07-02")] }));
    expect((await run(historyOf(caseId))).revision).toBe(8);
  });
});
