/** What is sealed stands nowhere in the clear: not in the data directory, its WAL, its rows and indexes, nor the logs. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type Directories,
  newDirectories,
  type ServerProcess,
  startServer,
} from "../running/server-process.ts";
import { filesIn, holding } from "./bytes-on-disk.ts";

/** Unlike anything else on the disk, and each found by its own bytes alone. */
const secrets = {
  name: "Zyxomandira Quillverthane",
  home: "Vrombleghat under the Ksilloph hills",
  phone: "90909-73519-44821",
  safePlace: "The blue house behind Wuxtrebolia mill",
  quotation: "she said the Plenghorst man came twice",
  reference: "letter Gwibbledore-7731 of that day",
  note: "told us through Frandlewick, not to be repeated",
  title: "The matter of Hjolmquist lane",
  reason: "misread Tworbleigh for another",
  corrected: "came with Ashkrandel instead",
} as const;
/** What stands in the clear on purpose: it must be found, or the search would find nothing at all. */
const clear = "Skrithwold District";

const source = { kind: "police-record", quotation: secrets.quotation, reference: secrets.reference };
const event = (type: string, data: unknown, more: Record<string, unknown> = {}) => ({
  type,
  occurred: "2024-07-02",
  source,
  data,
  ...more,
});

describe("after a case with a name, a contact, quotations and a correction was recorded, read and projected", () => {
  let directories: Directories;
  let server: ServerProcess;
  let read = "";

  beforeAll(async () => {
    directories = newDirectories();
    server = await startServer(directories);
    const opened = await server.send("/api/cases", {
      commandId: "01900000-0000-7000-8000-000000000001",
      events: [
        event("CaseOpened", { fileNumber: "2024/1", title: secrets.title }),
        event("PersonAdded", { person: "survivor-1", role: "survivor", note: secrets.note }),
        event("IdentityRecorded", { person: "survivor-1", fullName: secrets.name, home: secrets.home }),
        event("ContactRecorded", {
          person: "survivor-1",
          phone: secrets.phone,
          safePlace: secrets.safePlace,
        }),
        event("ProceedingOpened", { proceeding: "proceeding-1" }),
        event("FirRegistered", {
          proceeding: "proceeding-1",
          number: "12",
          year: 2024,
          district: clear,
          note: secrets.note,
        }),
      ],
    });
    expect(opened.status).toBe(201);
    const { caseId, eventIds } = (await opened.json()) as { caseId: string; eventIds: string[] };
    const corrected = await server.send(`/api/cases/${caseId}/events`, {
      commandId: "01900000-0000-7000-8000-000000000002",
      events: [
        event(
          "EventCorrected",
          {
            target: eventIds[5],
            reason: secrets.reason,
            replacement: {
              occurred: "2024-07-03",
              source,
              data: {
                proceeding: "proceeding-1",
                number: "12",
                year: 2024,
                district: clear,
                note: secrets.corrected,
              },
              version: 1,
            },
          },
          { occurred: null },
        ),
      ],
    });
    expect(corrected.status).toBe(201);
    const { revision } = (await corrected.json()) as { revision: number };
    // A refusal is logged too.
    await server.send(`/api/cases/${caseId}/events`, {
      commandId: "01900000-0000-7000-8000-000000000003",
      events: [event("IdentityRecorded", { person: "survivor-9", fullName: secrets.name })],
    });
    const timeline = await server.ask(`/api/cases/${caseId}/timeline`);
    read = await timeline.text();
    await server.ask(`/cases/${caseId.replace(/^case-/, "")}`);
    const listed = await server.ask(`/api/cases?atLeast=${caseId}@${revision}`);
    expect(listed.status).toBe(200);
    await server.stop();
  });
  afterAll(async () => {
    await server?.stop();
    directories?.remove();
  });

  it("shows the texts to who may read them", () => {
    for (const secret of [secrets.name, secrets.phone, secrets.corrected]) expect(read).toContain(secret);
  });

  it("finds what stands in the clear, so that the search is one that finds", () => {
    expect(holding(filesIn(directories.dataDir), clear)).not.toEqual([]);
  });

  it.each(Object.entries(secrets))("has the %s nowhere on the disk", (_, secret) => {
    expect(holding(filesIn(directories.root), secret)).toEqual([]);
  });

  it.each(Object.entries(secrets))("has printed the %s nowhere", (_, secret) => {
    expect(server.output()).not.toContain(secret);
  });
});
