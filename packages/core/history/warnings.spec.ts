import { describe, expect, it } from "vitest";
import type { Day } from "../calendar/day.ts";
import { buildHistory } from "./build-history.ts";
import { arrested, opened, personAdded, recordings } from "./recordings.fixture.ts";
import { warningsOf } from "./warnings.ts";

const kindsAsOf = (told: Parameters<typeof recordings>[0], asOf?: string): readonly string[] =>
  warningsOf(buildHistory(recordings(told), asOf === undefined ? {} : { asOf: asOf as Day })).map(
    ({ kind }) => kind,
  );

describe("the warnings of a case as it stood on a day", () => {
  const against = [
    opened("opened"),
    personAdded("added"),
    arrested("said-first", "2023-05-01"),
    arrested("said-second", "2022-03-01", { after: ["said-first"] }),
  ];

  it("say nothing of dates against an order between events that came later", () => {
    expect(kindsAsOf(against, "2016-01-01")).toEqual([]);
  });

  it("say nothing of it while one of the two was still to come", () => {
    expect(kindsAsOf(against, "2022-12-31")).toEqual([]);
  });

  it("tell of it from the day on which both are in the case", () => {
    const both = ["arrested-again", "dates-against-order"];
    expect(kindsAsOf(against, "2023-05-01")).toEqual(both);
    expect(kindsAsOf(against)).toEqual(both);
  });

  it("say nothing of a circle of events of which one came later", () => {
    const circle = [
      arrested("first", "2015-01-01", { after: ["second"] }),
      arrested("second", "2022-03-01", { after: ["first"] }),
    ];
    expect(kindsAsOf(circle, "2016-01-01")).toEqual([]);
    expect(kindsAsOf(circle)).toContain("circular-order");
  });
});

describe("a case opened twice", () => {
  it("is warned of, with both openings", () => {
    const twice = warningsOf(buildHistory(recordings([opened("one"), personAdded("added"), opened("two")])));
    expect(twice).toMatchObject([{ key: "opened-twice", events: ["one", "two"] }]);
  });
});
