import { describe, expect, it } from "vitest";
import type { Day } from "./day.ts";
import { parseOccurrence } from "./occurrence.ts";
import { arrange, type Placed } from "./order.ts";

const happened = (
  id: string,
  occurred: string | null = null,
  references: { readonly after?: readonly string[]; readonly before?: readonly string[] } = {},
): Placed => {
  const parsed = occurred === null ? null : parseOccurrence(occurred);
  if (parsed !== null && !parsed.ok) throw new Error(parsed.reason);
  return {
    id,
    occurred: parsed?.value ?? null,
    after: references.after ?? [],
    before: references.before ?? [],
  };
};

describe("dates alone", () => {
  it("a rescue in November certainly came after an arrival in the first week of October", () => {
    const order = arrange([happened("rescue", "2020-11-12"), happened("arrival", "2020-10-01/2020-10-07")]);
    expect(order.before("arrival", "rescue")).toBe("yes");
    expect(order.before("rescue", "arrival")).toBe("no");
    expect(order.ids).toEqual(["arrival", "rescue"]);
  });

  it("two things on one day are in no order, nor is a day within a month", () => {
    const order = arrange([
      happened("arrest", "2020-11-12"),
      happened("rescue", "2020-11-12"),
      happened("search", "2020-11"),
    ]);
    expect(order.before("arrest", "rescue")).toBe("cannot-tell");
    expect(order.before("rescue", "arrest")).toBe("cannot-tell");
    expect(order.before("search", "rescue")).toBe("cannot-tell");
  });

  it("clock times order what happened on one day, across offsets too", () => {
    const order = arrange([
      happened("arrest", "2020-11-12T23:30:00+05:30"),
      happened("rescue", "2020-11-12T17:45:00Z"),
      happened("search", "2020-11-12T18:00:00Z"),
    ]);
    expect(order.before("rescue", "arrest")).toBe("yes");
    expect(order.before("arrest", "rescue")).toBe("no");
    // The same moment, written in two ways.
    expect(order.before("arrest", "search")).toBe("cannot-tell");
  });

  it("a clock time abroad is compared with an Indian day by the day that it then was in India", () => {
    const order = arrange([
      happened("call", "2020-11-12T20:00:00Z"),
      happened("rescue", "2020-11-13"),
      happened("remand", "2020-11-14"),
    ]);
    expect(order.bounds("call")).toEqual({
      earliest: "2020-11-12",
      latest: "2020-11-12",
      approximate: false,
    });
    expect(order.before("call", "rescue")).toBe("cannot-tell");
    expect(order.before("call", "remand")).toBe("yes");
  });

  it("September of a year not stated is in no order with anything", () => {
    const order = arrange([happened("begun", "XXXX-09"), happened("rescue", "2020-11-12")]);
    expect(order.before("begun", "rescue")).toBe("cannot-tell");
    expect(order.bounds("begun")).toEqual({ earliest: null, latest: null, approximate: false });
  });

  it("what has no date and no place among the dated comes last", () => {
    const order = arrange([happened("a"), happened("b", "2020-11-12"), happened("c", "/2020-01")]);
    expect(order.ids).toEqual(["c", "b", "a"]);
  });
});

describe("the list of ids", () => {
  it("has what is over first before what may still come, where both may begin together", () => {
    const order = arrange([
      happened("a", "2020-11"),
      happened("b", "2020-11-01"),
      happened("c", "2020-11/.."),
    ]);
    expect(order.ids).toEqual(["b", "a", "c"]);
  });

  it("has several undated events before one that followed them in the order of their own ends", () => {
    const order = arrange([
      happened("rescue", "2020-11-12"),
      happened("a", "/2020-11-10", { before: ["rescue"] }),
      happened("b", "/2020-11-08", { before: ["rescue"] }),
      happened("z", null, { before: ["b"] }),
    ]);
    expect(order.ids).toEqual(["z", "b", "a", "rescue"]);
  });

  it("has what it must place early, because something early followed, in the order of its own ends", () => {
    const order = arrange([
      happened("a", "/2020-11-08", { before: ["rescue"] }),
      happened("b", "/2020-11-10", { before: ["rescue"] }),
      happened("rescue", "2020-11-01/.."),
    ]);
    expect(order.ids).toEqual(["a", "b", "rescue"]);
  });
});

describe("rough dates", () => {
  it("about September certainly came before November, but not before October", () => {
    const order = arrange([
      happened("threat", "2020-09~"),
      happened("hearing", "2020-10-31"),
      happened("judgment", "2020-11-01"),
    ]);
    expect(order.before("threat", "hearing")).toBe("cannot-tell");
    expect(order.before("threat", "judgment")).toBe("yes");
    expect(order.bounds("threat")).toEqual({
      earliest: "2020-09-01",
      latest: "2020-09-30",
      approximate: true,
    });
  });

  it("what a rough date narrows becomes rough, by what is certain of it", () => {
    const order = arrange([
      happened("threat", "2020-09?"),
      happened("complaint", null, { after: ["threat"] }),
      happened("statement", "2020-08/2020-12", { after: ["threat"], before: ["judgment"] }),
      happened("judgment", "2020-11-01"),
    ]);
    expect(order.bounds("complaint")).toEqual({ earliest: "2020-08-01", latest: null, approximate: true });
    expect(order.bounds("statement")).toEqual({
      earliest: "2020-08-01",
      latest: "2020-11-01",
      approximate: false,
    });
  });

  it("does not make rough what an exact date bounds as closely", () => {
    const order = arrange([
      happened("alarm", "2020-09~"),
      happened("search", "2020-08-01"),
      happened("complaint", null, { after: ["alarm", "search"] }),
      happened("journey", null, { before: ["adjournment", "hearing"] }),
      happened("hearing", "2020-10-31"),
      happened("adjournment", "2020-09~"),
    ]);
    expect(order.bounds("complaint")).toEqual({ earliest: "2020-08-01", latest: null, approximate: false });
    expect(order.bounds("journey")).toEqual({ earliest: null, latest: "2020-10-31", approximate: false });
  });

  it("makes rough what it narrows from behind", () => {
    const order = arrange([
      happened("journey", "2020-05/..", { before: ["threat"] }),
      happened("threat", "2020-09~"),
    ]);
    expect(order.bounds("journey")).toEqual({
      earliest: "2020-05-01",
      latest: "2020-10-31",
      approximate: true,
    });
  });

  it("keeps its stated bounds where a reference leaves none of them", () => {
    const order = arrange([
      happened("threat", "2020-09~", { before: ["complaint"] }),
      happened("complaint", "2020-08-15"),
    ]);
    expect(order.contradictions).toEqual([]);
    expect(order.before("threat", "complaint")).toBe("yes");
    expect(order.bounds("threat")).toEqual({
      earliest: "2020-09-01",
      latest: "2020-09-30",
      approximate: true,
    });
    expect(order.happenedBy("threat", "2020-08-15" as Day)).toBe("yes");
  });
});

describe("references", () => {
  it("order two events of which neither has a date (Mumbai: the attempt called off, then the rescue)", () => {
    const order = arrange([
      happened("rescue", null, { after: ["called-off"] }),
      happened("called-off", null, { after: ["begun"] }),
      happened("begun", "XXXX-09"),
    ]);
    expect(order.before("called-off", "rescue")).toBe("yes");
    expect(order.before("rescue", "called-off")).toBe("no");
    expect(order.before("begun", "rescue")).toBe("yes");
    expect(order.ids).toEqual(["begun", "called-off", "rescue"]);
  });

  it("narrow through a chain of undated events on both sides", () => {
    const order = arrange([
      happened("missing", "2020-10-01"),
      happened("report", null, { after: ["missing"], before: ["transfer"] }),
      happened("transfer", null, { before: ["rescue"] }),
      happened("rescue", "2020-11-12"),
    ]);
    const between = { earliest: "2020-10-01", latest: "2020-11-12", approximate: false };
    expect(order.bounds("report")).toEqual(between);
    expect(order.bounds("transfer")).toEqual(between);
    expect(order.before("missing", "transfer")).toBe("yes");
    expect(order.ids).toEqual(["missing", "report", "transfer", "rescue"]);
  });

  it("let the day be the same", () => {
    const order = arrange([
      happened("rescue", "2020-11-12"),
      happened("arrest", "2020-11", { after: ["rescue"] }),
    ]);
    expect(order.bounds("arrest")).toEqual({
      earliest: "2020-11-12",
      latest: "2020-11-30",
      approximate: false,
    });
    expect(order.before("rescue", "arrest")).toBe("yes");
  });

  it("carry a clock time to what has none: what came after one o'clock came after noon", () => {
    const order = arrange([
      happened("search", "2020-11-12T12:00+05:30"),
      happened("rescue", "2020-11-12T13:00+05:30"),
      happened("arrest", "2020-11-12", { after: ["rescue"] }),
    ]);
    expect(order.before("search", "arrest")).toBe("yes");
  });

  it("to events that are not there say nothing", () => {
    const order = arrange([happened("arrest", "2020-11-12", { after: ["gone"], before: ["never"] })]);
    expect(order.ids).toEqual(["arrest"]);
    expect(order.before("gone", "arrest")).toBe("cannot-tell");
    expect(order.bounds("gone")).toEqual({ earliest: null, latest: null, approximate: false });
  });

  it("an event does not come before itself", () => {
    expect(arrange([happened("arrest", "2020-11-12")]).before("arrest", "arrest")).toBe("no");
  });
});

describe("references that cannot all be true", () => {
  it("a date that contradicts its reference keeps its day, and the pair is named", () => {
    const order = arrange([
      happened("arrest", "2020-11-12", { after: ["rescue"] }),
      happened("rescue", "2020-11-14", { before: ["remand"] }),
      happened("remand", "2020-11"),
    ]);
    expect(order.contradictions).toEqual([{ first: "rescue", second: "arrest" }]);
    expect(order.bounds("arrest")).toEqual({
      earliest: "2020-11-12",
      latest: "2020-11-12",
      approximate: false,
    });
    expect(order.before("arrest", "rescue")).toBe("yes");
    // The reference that nothing contradicts holds.
    expect(order.bounds("remand").earliest).toBe("2020-11-14");
    expect(order.ids).toEqual(["arrest", "rescue", "remand"]);
  });

  it("a contradiction through undated events leaves these without bounds, and names the dated ones", () => {
    const order = arrange([
      happened("rescue", "2021"),
      happened("journey", null, { after: ["rescue"], before: ["shelter"] }),
      happened("shelter", "2020"),
    ]);
    expect(order.contradictions).toEqual([{ first: "rescue", second: "shelter" }]);
    expect(order.bounds("journey")).toEqual({ earliest: null, latest: null, approximate: false });
    expect(order.before("shelter", "rescue")).toBe("yes");
    expect(order.before("rescue", "journey")).toBe("cannot-tell");
  });

  it("every pair that is stated directly is named, beside what reaches further", () => {
    const order = arrange([
      happened("a", "2022", { before: ["b"] }),
      happened("b", "2021", { before: ["c"] }),
      happened("c", "2020"),
    ]);
    expect(order.contradictions).toEqual([
      { first: "a", second: "b" },
      { first: "b", second: "c" },
    ]);
    expect(order.ids).toEqual(["c", "b", "a"]);
  });

  it("two clock times of the same moment contradict no reference between them", () => {
    const order = arrange([
      happened("b", "2020-11-12T18:00Z", { before: ["a"] }),
      happened("a", "2020-11-12T23:30+05:30"),
    ]);
    expect(order.contradictions).toEqual([]);
    expect(order.before("b", "a")).toBe("yes");
    expect(order.ids).toEqual(["b", "a"]);
  });

  it("a circle is named and leaves its references out, not those that lead to it and away", () => {
    const order = arrange([
      happened("fir", "2020-11-12"),
      happened("b", null, { after: ["a", "fir"] }),
      happened("a", null, { after: ["c"] }),
      happened("c", null, { after: ["b"] }),
      happened("judgment", "2021-05-01", { after: ["c"] }),
      happened("odd", null, { before: ["odd"] }),
    ]);
    expect(order.circle).toEqual(["a", "b", "c", "odd"]);
    expect(order.before("a", "b")).toBe("cannot-tell");
    expect(order.before("fir", "b")).toBe("yes");
    expect(order.bounds("c")).toEqual({ earliest: null, latest: "2021-05-01", approximate: false });
    expect(order.bounds("a")).toEqual({ earliest: null, latest: null, approximate: false });
  });
});

describe("what had happened by the end of a day in India", () => {
  const order = arrange([
    happened("arrest", "2020-11-12"),
    happened("call", "2020-11-12T19:00:00Z"),
    happened("arrival", "2020-11-10/2020-11-20"),
    happened("flight", null, { before: ["arrest"] }),
    happened("threat"),
  ]);

  it.each([
    ["arrest", "2020-11-11", "no"],
    ["arrest", "2020-11-12", "yes"],
    // It was half past midnight on the 13th in India.
    ["call", "2020-11-12", "no"],
    ["call", "2020-11-13", "yes"],
    ["arrival", "2020-11-09", "no"],
    ["arrival", "2020-11-15", "cannot-tell"],
    ["arrival", "2020-11-20", "yes"],
    ["flight", "2020-11-11", "cannot-tell"],
    ["flight", "2020-11-12", "yes"],
    ["threat", "2200-01-01", "cannot-tell"],
    ["nothing", "2020-11-12", "cannot-tell"],
  ])("%s by %s: %s", (id, day, answer) => {
    expect(order.happenedBy(id, day as Day)).toBe(answer);
  });
});

describe("a very large case", () => {
  it("chains of 20,000 references overflow nothing and reach their ends", () => {
    const name = (n: number) => `e${String(n).padStart(5, "0")}`;
    const items = Array.from({ length: 20_000 }, (_, n) =>
      happened(name(n), n === 0 ? "2020-01-01" : null, n === 0 ? {} : { after: [name(n - 1)] }),
    );
    const order = arrange(items.toReversed());
    expect(order.ids).toEqual(items.map(({ id }) => id));
    expect(order.before(name(0), name(19_999))).toBe("yes");
    expect(order.bounds(name(19_999)).earliest).toBe("2020-01-01");
  });
});
