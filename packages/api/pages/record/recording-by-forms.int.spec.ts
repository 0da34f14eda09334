/** Recording by the forms over a real store: what they ask for, what they refuse and where, and what follows. */
import type { ContentToAppend } from "@tareekh/core/catalogue/event-type.ts";
import { EventLog } from "@tareekh/core/log/event-log.ts";
import { eventIdOf } from "@tareekh/core/recording/event-ids.ts";
import { subjectOfStream } from "@tareekh/core/sealing/subject.ts";
import { Effect } from "effect";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TemporaryApp, temporaryApp } from "../../testing/temporary-app.ts";
import { newCommandId } from "../forms/command-id.ts";
import { pages } from "../pages.ts";
import { en } from "../words/en.ts";

type Fields = readonly (readonly [name: string, value: string])[];

let app: TemporaryApp;
beforeAll(async () => {
  app = await temporaryApp(pages);
});
afterAll(() => app.close());

const page = async (path: string, status = 200): Promise<string> => {
  const answer = await app.ask(path, { headers: { accept: "text/html" } });
  expect(answer.status, path).toBe(status);
  return answer.text();
};

const post = (path: string, fields: Fields, commandId = newCommandId(Date.now())) =>
  app.ask(path, {
    method: "POST",
    headers: { accept: "text/html", "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams([
      ["commandId", commandId],
      ...fields.map(([name, value]): [string, string] => [name, value]),
    ]).toString(),
  });

/** Where a form that was accepted leads. */
const accepted = async (path: string, fields: Fields): Promise<string> => {
  const answer = await post(path, fields);
  expect(answer.status, `${path}: ${answer.status === 303 ? "" : await answer.text()}`).toBe(303);
  return answer.headers.get("location") ?? "";
};

/** A refused form: what its summary says, each line with the place to which it leads, which must be there. */
const refused = async (path: string, fields: Fields) => {
  const answer = await post(path, fields);
  expect(answer.status, path).toBe(400);
  const html = await answer.text();
  const summary = /id="problems".*?<\/div>/s.exec(html)?.[0] ?? "";
  const lines = [...summary.matchAll(/<li>(?:<a href="#([^"]+)">([^<]*)<\/a>: )?(.*?)<\/li>/gs)].map(
    ([, id, label, message]) => ({ id, label, message }),
  );
  const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id = ""]) => id);
  expect(ids.length, `${path} has an id twice`).toBe(new Set(ids).size);
  const described = [...html.matchAll(/\saria-describedby="([^"]+)"/g)].flatMap(([, all = ""]) =>
    all.split(" "),
  );
  expect(
    described.filter((id) => !ids.includes(id)),
    path,
  ).toEqual([]);
  for (const { id, message = "" } of lines) {
    if (id === undefined) continue;
    expect(html, `${path} has no ${id}`).toMatch(new RegExp(`\\sid="${id}"`));
    // Beside the field as well as on top.
    expect(html.split(message).length - 1, `${path} says "${message}" on top only`).toBeGreaterThan(1);
  }
  return { html, lines };
};

const openCase = async (fields: Fields = [["case.fileNumber", "Office-1"]]): Promise<string> =>
  new URL(await accepted("/cases/new", [["written", "2024-07-01"], ...fields]), "http://here").pathname;

const ON: Fields = [
  ["occurred.certainty", "on"],
  ["source.kind", "court-record"],
];
const UNDATED: Fields = [
  ["occurred.certainty", "not-known"],
  ["source.kind", "court-record"],
];

/** A case with a proceeding, a survivor and an accused. */
const caseWithPeople = async (): Promise<string> => {
  const path = await openCase();
  for (const fields of [
    [
      ["type", "ProceedingOpened"],
      ["data.proceeding", "proceeding-1"],
    ],
    ...["survivor", "accused"].map(
      (role): Fields => [
        ["type", "PersonAdded"],
        ["data.role", role],
        [`next.${role}`, `${role}-1`],
      ],
    ),
  ] satisfies readonly Fields[]) {
    await accepted(`${path}/record`, [...UNDATED, ...fields]);
  }
  return path;
};

interface Entry {
  readonly eventId: string;
  readonly type: string;
  readonly occurred: { readonly text: string } | null;
  readonly data: Readonly<Record<string, unknown>>;
  readonly source: { readonly kind: string };
}
const entriesOf = async (path: string): Promise<readonly Entry[]> => {
  const { entries } = (await (await app.ask(`/api${path}/timeline`)).json()) as {
    readonly entries: readonly Entry[];
  };
  return entries;
};
const entryOf = async (path: string, type: string): Promise<Entry> => {
  const entry = (await entriesOf(path)).find((one) => one.type === type);
  if (entry === undefined) throw new Error(`${path} has no ${type}`);
  return entry;
};

const noteOf = (html: string): string =>
  /role="status"><p>(.*?)<\/p>/s.exec(html)?.[1]?.replace(/<[^>]*>/g, "") ?? "";

describe("opening a case", () => {
  it("asks for something by which it is found again", async () => {
    const { lines } = await refused("/cases/new", [["written", "2024-07-01"]]);
    expect(lines).toEqual([{ id: "known", label: en.newCase.known, message: en.newCase.nothing }]);
  });

  it("is done without any number where that is chosen", async () => {
    const path = await openCase([["noNumber", "yes"]]);
    expect((await entriesOf(path)).map(({ type, data }) => [type, data])).toEqual([["CaseOpened", {}]]);
  });

  it("records what is known already, with the proceeding and the survivor that it is about", async () => {
    const path = await openCase([
      ["fir.number", "155"],
      ["fir.year", "2024"],
      ["fir.policeStation", "Malvani"],
      ["fir.date", "02-07-2024"],
      ["report.number", "1123"],
      ["court.court", "pocso-special-court"],
      ["court.caseType", "POCSO"],
      ["court.number", "61"],
      ["court.year", "2024"],
      ["cnr.cnr", "WBSP010012342024"],
      ["survivor.alias", "Meera"],
      ["source.kind", "police-record"],
    ]);
    const entries = new Map((await entriesOf(path)).map((entry) => [entry.type, entry]));
    expect(entries.get("FirRegistered")).toMatchObject({
      occurred: { text: "2024-07-02" },
      source: { kind: "police-record" },
      data: { proceeding: "proceeding-1", number: "155", year: 2024, policeStation: "Malvani" },
    });
    expect(entries.get("MissingReportMade")?.data).toEqual({ person: "survivor-1", number: "1123" });
    expect(entries.get("CourtCaseNumbered")?.data).toMatchObject({ caseType: "POCSO", number: "61" });
    expect(entries.get("CnrRecorded")?.data).toEqual({
      proceeding: "proceeding-1",
      cnr: "WBSP010012342024",
    });
    expect(entries.get("PersonAdded")?.data).toEqual({
      person: "survivor-1",
      role: "survivor",
      alias: "Meera",
    });
    expect(entries.size).toBe(7);
  });

  it("refuses beside its input what cannot be read, what is too long, and what recording refuses", async () => {
    const { lines, html } = await refused("/cases/new", [
      ["written", "2024-07-01"],
      ["case.fileNumber", "x".repeat(201)],
      ["fir.number", "155"],
      ["fir.date", "02/13/2024"],
    ]);
    expect(lines).toEqual([
      { id: "case-fileNumber", label: en.newCase.fileNumber, message: en.problems.tooLong(200, 201) },
      { id: "fir-year", label: "FIR number, Year", message: en.problems.required },
      {
        id: "fir-date",
        label: "FIR number, Date",
        message:
          "02/13/2024 is not a date: the day comes first, and there is no 13th month. Write 13/02/2024 or 2024-02-13.",
      },
    ]);
    // Nothing was cut.
    expect(html).toContain("x".repeat(201));
    const recorder = await refused("/cases/new", [
      ["written", "2024-07-01"],
      ["cnr.cnr", "12"],
      ["report.number", "n".repeat(100)],
    ]);
    expect(recorder.lines).toMatchObject([
      { id: "report-number", label: "Missing report, Number of the entry" },
      { id: "cnr-cnr", label: "CNR" },
    ]);
  });

  it("cannot be taken back: the page says what can be done instead", async () => {
    const path = await openCase();
    const retract = `${path}/events/${(await entryOf(path, "CaseOpened")).eventId}/retract`;
    const html = await page(retract);
    expect(html).toContain(en.correct.opening.stays);
    expect(html).toContain(`href="${path}/record?type=CaseClosed"`);
    expect(html).not.toContain('<form class="stack"');
    const answer = await post(retract, [["reason", "Opened twice."]]);
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain(en.correct.opening.stays);
    expect(await entriesOf(path)).toHaveLength(1);
  });
});

describe("a court date", () => {
  const held: Fields = [
    ["type", "CourtDateRecorded"],
    ["data.proceeding", "proceeding-1"],
    ["data.result", "held"],
    ["source.kind", "own-observation"],
  ];

  it("on another day is asked for that day, and so is the next date", async () => {
    const path = await caseWithPeople();
    const { lines } = await refused(`${path}/court-date`, [
      ...held,
      ["day", "other"],
      ["occurred.date", ""],
      ["next", "other"],
      ["data.next.date", ""],
    ]);
    expect(lines).toEqual([
      { id: "part-date", label: en.courtDate.date, message: en.courtDate.chooseDay },
      { id: "part-next", label: en.courtDate.next, message: en.courtDate.chooseNext },
    ]);
    expect((await entriesOf(path)).some(({ type }) => type === "CourtDateRecorded")).toBe(false);
  });

  it("is of no day before one is chosen, and of the listed day where somebody comes from it", async () => {
    const path = await caseWithPeople();
    const chosen = (html: string) =>
      [...html.matchAll(/name="day" value="([^"]+)"[^>]*? checked/g)].map(([, day]) => day);
    expect(chosen(await page(`${path}/court-date`))).toEqual([]);
    const { lines } = await refused(`${path}/court-date`, held);
    expect(lines).toEqual([{ id: "part-date", label: en.courtDate.date, message: en.courtDate.chooseDay }]);
    const saved = await accepted(`${path}/court-date`, [
      ...held,
      ["day", "2024-10-12"],
      ["next", "2024-11-12"],
    ]);
    expect(noteOf(await page(saved))).toContain("Saved: Court date. Its date: Saturday, 12 October 2024.");
    expect(chosen(await page(`${path}/court-date`))).toEqual([]);
    const listed = await page(`${path}/court-date?on=2024-11-12`);
    expect(listed).toContain(`${en.courtDate.listed} <span class="num">Tue 12-11-2024</span>`);
    expect(chosen(listed)).toEqual(["2024-11-12"]);
  });

  it("is sent back with the day that it would be of in words", async () => {
    const path = await caseWithPeople();
    const { html } = await refused(`${path}/court-date`, [
      ...held.filter(([name]) => name !== "data.result"),
      ["day", "other"],
      ["occurred.date", "3/12/25"],
    ]);
    expect(html).toContain(">Wednesday, 3 December 2025</output>");
  });

  it("tells of the survivor that she came and was sent home", async () => {
    const path = await caseWithPeople();
    expect(await page(`${path}/court-date`)).toContain('name="data.witnesses.0.person" value="survivor-1"');
    await accepted(`${path}/court-date`, [
      ...held,
      ["day", "2024-10-12"],
      ["data.witnesses.0.person", "survivor-1"],
      ["data.witnesses.0.was", "present/not-examined"],
    ]);
    expect((await entryOf(path, "CourtDateRecorded")).data).toMatchObject({
      witnesses: [{ person: "survivor-1", present: "present", examined: "not-examined" }],
    });
    const { lines } = await refused(`${path}/court-date`, [
      ...held.map(([name, value]): readonly [string, string] =>
        name === "data.result" ? [name, "not-reached"] : [name, value],
      ),
      ["day", "2024-10-13"],
      ["data.witnesses.0.person", "survivor-1"],
      ["data.witnesses.0.was", "present/in-chief"],
    ]);
    expect(lines).toMatchObject([{ id: "part-witnesses", label: en.courtDate.witnesses }]);
  });

  it("with a next date that is not after it is recorded, and warned of at once and until that is settled", async () => {
    const path = await caseWithPeople();
    const saved = await accepted(`${path}/court-date`, [
      ...held,
      ["day", "2024-11-12"],
      ["next", "other"],
      ["data.next.date", "2024-10-12"],
    ]);
    const said = "The next date, 12-10-2024, is not after the court date itself.";
    expect(await page(saved)).toContain(`<b>${en.record.warned}</b> ${said}`);
    const settle = /href="([^"]+\/settle\?warning=[^"]+)"/.exec(await page(path))?.[1] ?? "";
    const settled = await accepted(settle, [["reason", "So the order sheet reads."]]);
    expect(noteOf(await page(settled))).toContain(`Warning settled: ${said}`);
  });

  it("on a day that is still to come is recorded with a warning", async () => {
    const path = await caseWithPeople();
    const saved = await accepted(`${path}/court-date`, [...held, ["day", "2099-01-05"]]);
    expect(await page(saved)).toContain("The date was still to come when it was recorded.");
  });

  it("refuses a note that is too long beside it, and keeps all of it", async () => {
    const path = await caseWithPeople();
    const note = "n".repeat(4001);
    const { lines, html } = await refused(`${path}/court-date`, [
      ...held,
      ["day", "2024-11-12"],
      ["data.note", note],
    ]);
    expect(lines).toEqual([
      { id: "part-note", label: en.courtDate.note, message: en.problems.tooLong(4000, 4001) },
    ]);
    expect(html).toContain(note);
  });
});

describe("a form that names another event", () => {
  const optionsIn = (html: string, name: string) =>
    [...html.matchAll(new RegExp(`name="${name}" value="([^"]+)"`, "g"))].map(([, id]) => id);

  it("offers those that it can be: an order of bail the applications for it, and not the rescue", async () => {
    const path = await caseWithPeople();
    const none = await page(`${path}/record?type=BailDecided`);
    expect(optionsIn(none, "data.application")).toEqual([]);
    expect(none).toContain(en.record.noSuchEvent(["Bail applied for"]));
    await accepted(`${path}/record`, [
      ...ON,
      ["occurred.date", "02-07-2024"],
      ["type", "BailAppliedFor"],
      ["data.proceeding", "proceeding-1"],
      ["data.accused", "accused-1"],
      ["data.kind", "regular"],
    ]);
    const { eventId } = await entryOf(path, "BailAppliedFor");
    expect(optionsIn(await page(`${path}/record?type=BailDecided`), "data.application")).toEqual([eventId]);
  });
});

describe("a form that needs somebody who is not in the case yet", () => {
  it("leads to where they are added, and back", async () => {
    const path = await openCase();
    const arrest = await page(`${path}/record?type=AccusedArrested`);
    expect(arrest).toContain(en.record.noProceedings);
    expect(arrest).toContain(en.record.noPeople("accused"));
    const ways = [...arrest.matchAll(/href="([^"]+returnTo=AccusedArrested)"/g)].map(([, way = ""]) =>
      way.replaceAll("&amp;", "&"),
    );
    expect(ways).toEqual([
      `${path}/record?type=ProceedingOpened&returnTo=AccusedArrested`,
      `${path}/record?type=PersonAdded&role=accused&returnTo=AccusedArrested`,
    ]);
    for (const way of ways) {
      const form = await page(way);
      expect(form).toContain('name="returnTo" value="AccusedArrested"');
      const type = new URL(way, "http://here").searchParams.get("type") ?? "";
      if (type === "PersonAdded") expect(form).toMatch(/<option value="accused" selected>/);
      const back = await accepted(`${path}/record`, [
        ...UNDATED,
        ["type", type],
        ["returnTo", "AccusedArrested"],
        ["data.proceeding", "proceeding-1"],
        ["data.role", "accused"],
        ["next.accused", "accused-1"],
      ]);
      expect(back).toMatch(`${path}/record?type=AccusedArrested&saved=`);
      expect(noteOf(await page(back))).toMatch(/^Saved: (?:Proceeding opened|Person added)\./);
    }
    const filled = await page(`${path}/record?type=AccusedArrested`);
    expect(filled).toContain('name="data.accused" value="accused-1"');
    expect(filled).not.toContain("returnTo");
  });

  it("is a court date's too", async () => {
    const path = await openCase();
    expect(await page(`${path}/court-date`)).toContain(
      `href="${path}/record?type=ProceedingOpened&amp;returnTo=CourtDateRecorded"`,
    );
    const back = await accepted(`${path}/record`, [
      ...UNDATED,
      ["type", "ProceedingOpened"],
      ["returnTo", "CourtDateRecorded"],
      ["data.proceeding", "proceeding-1"],
    ]);
    expect(back).toMatch(new RegExp(`^${path}/court-date\\?saved=`));
    expect(noteOf(await page(back))).toContain("Saved: Proceeding opened.");
  });

  it("leads nowhere but to a form of this program", async () => {
    const path = await openCase();
    expect(await page(`${path}/record?type=PersonAdded&returnTo=//elsewhere.example`)).not.toContain(
      "elsewhere",
    );
  });
});

describe("a refusal", () => {
  it("names each field by the label that the page shows", async () => {
    const path = await caseWithPeople();
    const { lines } = await refused(`${path}/record`, [...UNDATED, ["type", "PersonAdded"]]);
    expect(lines).toEqual([{ id: "data-role", label: "Role", message: en.problems.required }]);
    const arrest = await refused(`${path}/record`, [
      ["occurred.certainty", "on"],
      ["type", "AccusedArrested"],
    ]);
    expect(arrest.lines.map(({ label }) => label)).toEqual(["Date", "Proceeding", "Accused", "Source"]);
  });

  it("is told in the row in which it stands", async () => {
    const path = await caseWithPeople();
    const { lines } = await refused(`${path}/record`, [
      ...UNDATED,
      ["type", "SectionsAdded"],
      ["data.proceeding", "proceeding-1"],
      ["data.sections.0.act", ""],
      ["data.sections.1.act", "ipc"],
    ]);
    expect(lines).toMatchObject([{ id: "data-sections-1-section", label: "Sections 2, Section" }]);
  });

  it("of a reason that is missing stands beside it, for a correction and for a taking back", async () => {
    const path = await caseWithPeople();
    const { eventId } = await entryOf(path, "PersonAdded");
    const correction = await refused(`${path}/events/${eventId}/correct`, [
      ...UNDATED,
      ["data.person", "survivor-1"],
      ["data.role", "survivor"],
    ]);
    const missing = { id: "reason", message: en.problems.required };
    expect(correction.lines).toEqual([{ ...missing, label: en.correct.reason }]);
    expect(correction.html).toContain('id="reason-wrong"');
    const retraction = await refused(`${path}/events/${eventId}/retract`, [["reason", " "]]);
    expect(retraction.lines).toEqual([{ ...missing, label: en.correct.retract.reason }]);
    const long = await refused(`${path}/events/${eventId}/retract`, [["reason", "r".repeat(4001)]]);
    expect(long.lines).toMatchObject([{ message: en.problems.tooLong(4000, 4001) }]);
  });

  it("of a person whose number somebody else took meanwhile offers the next one", async () => {
    const path = await caseWithPeople();
    const { html } = await refused(`${path}/record`, [
      ...UNDATED,
      ["type", "PersonAdded"],
      ["data.role", "accused"],
      ["next.accused", "accused-1"],
    ]);
    expect(html).toContain('name="next.accused" value="accused-2"');
  });
});

describe("the page that follows", () => {
  it("says what was done: saved, corrected, taken back, put back", async () => {
    const path = await caseWithPeople();
    const arrest: Fields = [
      ["type", "AccusedArrested"],
      ["data.proceeding", "proceeding-1"],
      ["data.accused", "accused-1"],
    ];
    const noteAfter = async (to: string, fields: Fields) => noteOf(await page(await accepted(to, fields)));
    expect(await noteAfter(`${path}/record`, [...ON, ...arrest, ["occurred.date", "02-07-2024"]])).toContain(
      "Saved: Accused arrested.",
    );
    const { eventId } = await entryOf(path, "AccusedArrested");
    const here = `${path}/events/${eventId}`;
    const form = await page(`${here}/correct`);
    const basis = /name="basis" value="([^"]+)"/.exec(form)?.[1] ?? "";
    expect(
      await noteAfter(`${here}/correct`, [
        ...ON,
        ...arrest,
        ["occurred.date", "03-07-2024"],
        ["basis", basis],
        ["reason", "The memo says the third."],
      ]),
    ).toContain("Corrected: Accused arrested.");
    expect(await noteAfter(`${here}/retract`, [["reason", "Of another case."]])).toBe(
      "Taken back: Accused arrested.",
    );
    expect(await noteAfter(`${here}/restore`, [["reason", "It was this one."]])).toContain(
      "Put back: Accused arrested.",
    );
  });

  it("says nothing of what the case does not hold, or not so", async () => {
    const path = await caseWithPeople();
    const { eventId } = await entryOf(path, "PersonAdded");
    for (const query of [
      "saved=x",
      `saved=${newCommandId(Date.now())}`,
      `saved=${eventId}&done=taken-back`,
      `saved=${eventId}&done=corrected`,
      `saved=${eventId}&done=settled`,
      `saved=${eventId}&done=praised`,
    ]) {
      expect(noteOf(await page(`${path}?${query}`)), query).toBe("");
    }
    expect(noteOf(await page(`${path}?saved=${eventId}`))).toContain("Saved: Person added.");
  });
});

describe("a typed date", () => {
  it("is read back in words to whoever is signed in", async () => {
    const answer = await post("/dates/read", [
      ["certainty", "on"],
      ["date", "4/12/25"],
    ]);
    expect([answer.status, await answer.text()]).toEqual([200, "Thursday, 4 December 2025"]);
    const stranger = await app.askAsStranger("/dates/read", { method: "POST", body: "date=4-12-25" });
    expect(stranger.status).not.toBe(200);
  });
});

describe("what holds on any day", () => {
  it("is asked since when it is known, and needs no day", async () => {
    const path = await openCase();
    const form = await page(`${path}/record?type=PersonAdded`);
    expect(form).toContain(`<h2>${en.record.knownOn}</h2>`);
    expect(form).not.toContain(en.record.when);
    expect(form).toMatch(/value="not-known" checked/);
    expect(await page(`${path}/record?type=CaseClosed`)).toContain(`<h2>${en.record.when}</h2>`);
  });
});

describe("an entry of which a sealed text does not open", () => {
  /** An entry whose note was sealed with a key that is lost: laid down in the log as it would then stand there. */
  const unreadableEntry = async () => {
    const path = await openCase();
    const stream = path.replace("/cases/", "");
    const commandId = newCommandId(Date.now());
    const nothing = Buffer.alloc(16).toString("base64url");
    const sealed = {
      subject: subjectOfStream(stream),
      nonce: nothing.slice(0, 16),
      tag: nothing,
      text: nothing,
    };
    const content: ContentToAppend = {
      id: eventIdOf(commandId, 0),
      stream,
      type: "CaseClosed",
      version: 1,
      occurred: "2024-09-01",
      after: [],
      before: [],
      source: { kind: "court-record" },
      data: { reason: "finally-decided", note: { sealed } },
      by: "administrator",
      command: { id: commandId, digest: "", size: 1 },
    };
    await app.run(Effect.flatMap(EventLog, (log) => log.append({ stream, expected: 1, events: [content] })));
    return { path, correct: `${path}/events/${content.id}/correct` };
  };

  it("shows that instead of a form that would drop the text, and refuses one that was open before", async () => {
    const { path, correct } = await unreadableEntry();
    expect(await page(path)).toContain(en.case.sealedUnreadable);
    const html = await page(correct);
    expect(html).toContain(en.correct.unreadable);
    expect(html).not.toContain("data-draft");
    const answer = await post(correct, [
      ...ON,
      ["occurred.date", "02-09-2024"],
      ["data.reason", "finally-decided"],
      ["reason", "The day was wrong."],
    ]);
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain(en.correct.unreadable);
    expect((await entryOf(path, "CaseClosed")).occurred?.text).toBe("2024-09-01");
  });
});
