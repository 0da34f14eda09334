import { describe, expect, test } from "vitest";
import { changesOfRow, type Wanted } from "./changes-of-row.ts";
import type { Said, ToldBefore } from "./told-before.ts";

const source = { kind: "court-record" };
const judgment = (occurred: string, accused = "accused-1", outcome = "acquitted"): Wanted => ({
  type: "JudgmentGiven",
  version: 1,
  occurred,
  source,
  data: { proceeding: "proceeding-1", accused, outcome },
});
const check = (occurred: string): Wanted => ({
  type: "PendencyChecked",
  version: 1,
  occurred,
  source,
  data: { proceeding: "proceeding-1", how: "court-website", found: "pending" },
});

const saidOf = ({ occurred, source: own, data }: Wanted): Said => ({ occurred, source: own, data });
/** Told by the table, and left as it was. */
const told = (id: string, wanted: Wanted): ToldBefore => ({
  id,
  type: wanted.type,
  byTable: saidOf(wanted),
  standing: saidOf(wanted),
  changedBy: null,
});
/** Told by the table, and changed by a person since. */
const changedTo = (id: string, wanted: Wanted, standing: Wanted | null): ToldBefore => ({
  ...told(id, wanted),
  standing: standing === null ? null : saidOf(standing),
  changedBy: "administrator",
});

const none = new Set<string>();
const nothing = { changes: [], contradictions: [] };

describe("a row that an earlier file had", () => {
  test("and reads as it did changes nothing", () => {
    const before = [told("a", judgment("2024-05-01")), told("b", check("2024-01-01"))];
    expect(changesOfRow(before, [check("2024-01-01"), judgment("2024-05-01")], none)).toEqual(nothing);
  });

  test("with another date corrects the event that had it", () => {
    const now = judgment("2024-05-02");
    expect(changesOfRow([told("a", judgment("2024-05-01"))], [now], none)).toEqual({
      changes: [{ kind: "correction", target: "a", wanted: now }],
      contradictions: [],
    });
  });

  test("corrects the judgment of the accused whom it names, and not that of another", () => {
    const before = [
      told("a", judgment("2024-05-01", "accused-1")),
      told("b", judgment("2024-05-01", "accused-2")),
    ];
    const now = [judgment("2024-05-01", "accused-1"), judgment("2024-06-01", "accused-2")];
    expect(changesOfRow(before, now, none).changes).toMatchObject([{ kind: "correction", target: "b" }]);
  });

  test("takes back what it does not say any more, and adds what it says for the first time", () => {
    const before = [told("a", check("2024-01-01"))];
    const now = judgment("2024-05-01");
    expect(changesOfRow(before, [now], none).changes).toEqual([
      { kind: "new", wanted: now },
      { kind: "retraction", target: "a", type: "PendencyChecked" },
    ]);
  });

  test("keeps what accumulates: a later check of pendency stands beside the earlier one", () => {
    const now = check("2024-03-01");
    const accumulating = new Set(["PendencyChecked"]);
    expect(changesOfRow([told("a", check("2024-01-01"))], [now], accumulating).changes).toEqual([
      { kind: "new", wanted: now },
    ]);
    expect(changesOfRow([told("a", check("2024-01-01"))], [], accumulating)).toEqual(nothing);
  });

  test("says an event again that an earlier file took back: it is new", () => {
    const back: ToldBefore = { ...told("a", judgment("2024-05-01")), byTable: null, standing: null };
    expect(changesOfRow([back], [judgment("2024-05-01")], none).changes).toMatchObject([{ kind: "new" }]);
  });
});

describe("what a person corrected since", () => {
  const first = judgment("2024-05-01");
  const corrected = changedTo("a", first, judgment("2024-05-03"));

  test("is left alone where the file has no news", () => {
    expect(changesOfRow([corrected], [first], none)).toEqual(nothing);
  });

  test("is left alone where the file now agrees", () => {
    expect(changesOfRow([corrected], [judgment("2024-05-03")], none)).toEqual(nothing);
    expect(changesOfRow([changedTo("a", first, null)], [], none)).toEqual(nothing);
  });

  test("is not overwritten where the file says a third thing", () => {
    expect(changesOfRow([corrected], [judgment("2024-05-09")], none)).toEqual({
      changes: [],
      contradictions: [{ type: "JudgmentGiven", changedBy: "administrator" }],
    });
  });
});
