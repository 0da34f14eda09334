import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyDay } from "../calendar/dates.arbitrary.ts";
import { addDays, type Day } from "../calendar/day.ts";
import {
  type AgeStatement,
  ageLabelNames,
  type DaySpan,
  dateOfBirth,
  labelHolds,
  labelsOn,
  statementOfEvidence,
  statementOfFinding,
} from "./age.ts";

const on = (day: string): DaySpan => ({ earliest: day as Day, latest: day as Day });
const between = (earliest: string | null, latest: string | null): DaySpan => ({
  earliest: earliest as Day | null,
  latest: latest as Day | null,
});

const certificate = (born: string): AgeStatement =>
  statementOfEvidence({ person: "survivor-1", kind: "municipal-birth-certificate", born }, on("2024-07-08"));

describe("the labels of age", () => {
  it("call a girl of fifteen a child under every statute, and no minor under the Immoral Traffic Act", () => {
    expect(labelsOn([certificate("2009-03-14")], on("2024-07-01"))).toEqual({
      "itpa-child": "yes",
      "itpa-minor": "no",
      "pocso-child": "yes",
      "jj-child": "yes",
      "bns-child": "yes",
    });
  });

  it("call a girl of sixteen a minor under the Immoral Traffic Act and a child under the others", () => {
    expect(labelsOn([certificate("2009-03-14")], on("2025-03-14"))).toEqual({
      "itpa-child": "no",
      "itpa-minor": "yes",
      "pocso-child": "yes",
      "jj-child": "yes",
      "bns-child": "yes",
    });
  });

  it("change at the beginning of the birthday, not before and not after", () => {
    const born = on("2006-07-02");
    expect(labelHolds("pocso-child", born, on("2024-07-01"))).toBe("yes");
    expect(labelHolds("pocso-child", born, on("2024-07-02"))).toBe("no");
    expect(labelHolds("itpa-minor", born, on("2022-07-01"))).toBe("no");
    expect(labelHolds("itpa-minor", born, on("2022-07-02"))).toBe("yes");
  });

  it("let one born on 29 February be a child until 1 March of a year without that day", () => {
    expect(labelHolds("pocso-child", on("2008-02-29"), on("2026-02-28"))).toBe("yes");
    expect(labelHolds("pocso-child", on("2008-02-29"), on("2026-03-01"))).toBe("no");
  });

  it("cannot tell where only the year of birth is known and the birthday decides", () => {
    expect(labelsOn([certificate("2006")], on("2024-07-01"))["pocso-child"]).toBe("cannot-tell");
    expect(labelsOn([certificate("2006")], on("2023-12-31"))["pocso-child"]).toBe("yes");
    expect(labelsOn([certificate("2006")], on("2024-12-31"))["pocso-child"]).toBe("no");
  });

  it("cannot tell where the birthday lies within the days on which the offence may have been", () => {
    expect(labelHolds("pocso-child", on("2006-07-02"), between("2024-06-01", "2024-08-31"))).toBe(
      "cannot-tell",
    );
    expect(labelHolds("pocso-child", on("2006-07-02"), between("2024-06-01", "2024-07-01"))).toBe("yes");
    expect(labelHolds("pocso-child", on("2006-07-02"), between("2024-08-01", null))).toBe("no");
  });

  it("cannot tell anything of one of whose age nothing is said", () => {
    expect(new Set(Object.values(labelsOn([], on("2024-07-01"))))).toEqual(new Set(["cannot-tell"]));
    expect(dateOfBirth([])).toEqual({ born: between(null, null), weight: null, disputed: false });
  });

  it("widen an approximate date of birth by its unit before they answer", () => {
    expect(labelsOn([certificate("2007~")], on("2024-07-01"))["pocso-child"]).toBe("cannot-tell");
    expect(labelsOn([certificate("2007~")], on("2023-07-01"))["pocso-child"]).toBe("yes");
  });
});

describe("an age that is only said or found in years", () => {
  it("of fourteen in November 2020 means born within the year that this leaves", () => {
    const { born } = statementOfEvidence(
      { person: "survivor-1", kind: "said-by-source", age: 14 },
      on("2020-11-13"),
    );
    expect(born).toEqual(between("2005-11-14", "2006-11-13"));
    expect(labelHolds("itpa-child", born, on("2020-11-12"))).toBe("yes");
  });

  it("on a 29 February counts from 1 March of a year that has no such day", () => {
    const { born } = statementOfEvidence(
      { person: "survivor-1", kind: "said-by-person", age: 14 },
      on("2024-02-29"),
    );
    expect(born).toEqual(between("2009-03-01", "2010-02-28"));
  });

  it("by a medical test as between two bounds leaves open what lies between them", () => {
    const finding = statementOfFinding(
      { person: "survivor-2", by: "other", method: "medical-test", leastAge: 16, mostAge: 18 },
      on("2024-07-16"),
    );
    expect(finding).toEqual({ weight: "medical-test", born: between("2005-07-17", "2008-07-16") });
    const labels = labelsOn([finding], on("2024-07-16"));
    expect(labels).toMatchObject({
      "itpa-child": "no",
      "itpa-minor": "cannot-tell",
      "pocso-child": "cannot-tell",
    });
  });

  it("on a day that is not known, says nothing of the date of birth on the side that it leaves open", () => {
    const { born } = statementOfEvidence(
      { person: "survivor-1", kind: "said-by-source", age: 15 },
      between(null, "2017-11-26"),
    );
    expect(born).toEqual(between(null, "2002-11-26"));
  });
});

describe("several statements", () => {
  it("follow the order of the Juvenile Justice Act: a certificate before a test, a test before what is said", () => {
    const test = statementOfFinding(
      { person: "survivor-1", by: "other", method: "medical-test", leastAge: 18, mostAge: 20 },
      on("2024-07-16"),
    );
    const said = statementOfEvidence(
      { person: "survivor-1", kind: "said-by-family", age: 12 },
      on("2024-07-16"),
    );
    expect(dateOfBirth([said, test]).weight).toBe("medical-test");
    expect(dateOfBirth([said, test, certificate("2009-03-14")])).toEqual({
      born: on("2009-03-14"),
      weight: "birth-certificate",
      disputed: false,
    });
  });

  const foundBy = (by: "cwc" | "jjb" | "special-court" | "magistrate"): AgeStatement =>
    statementOfFinding({ person: "survivor-1", by, method: "appearance", born: "2010" }, on("2024-08-09"));

  it.each(["cwc", "jjb", "special-court"] as const)(
    "give way to the age that the Committee, the Board or the Special Court has found: %s",
    (by) => {
      expect(dateOfBirth([certificate("2009-03-14"), foundBy(by)])).toMatchObject({
        weight: "found-by-authority",
        born: between("2010-01-01", "2010-12-31"),
      });
    },
  );

  it("do not give way to what a magistrate found by appearance: no statute makes it the age", () => {
    expect(dateOfBirth([foundBy("magistrate"), certificate("2009-03-14")])).toMatchObject({
      weight: "birth-certificate",
      born: on("2009-03-14"),
    });
  });

  it("of equal weight narrow each other where they agree", () => {
    expect(dateOfBirth([certificate("2009"), certificate("2009-03")]).born).toEqual(
      between("2009-03-01", "2009-03-31"),
    );
  });

  it("of equal weight that exclude each other are disputed, and leave open what they disagree on", () => {
    const two = [certificate("2006-01-01"), certificate("2008-01-01")];
    expect(dateOfBirth(two)).toEqual({
      born: between("2006-01-01", "2008-01-01"),
      weight: "birth-certificate",
      disputed: true,
    });
    expect(labelsOn(two, on("2024-07-01"))["pocso-child"]).toBe("cannot-tell");
    expect(labelsOn(two, on("2023-07-01"))["pocso-child"]).toBe("yes");
  });
});

describe("for any date of birth and any day", () => {
  const ages = fc.tuple(anyDay, fc.nat(40_000)).map(([born, later]) => [born, addDays(born, later)] as const);

  it("exactly known, every label has an answer, and child and minor exclude each other", () => {
    fc.assert(
      fc.property(ages, ([born, day]) => {
        const answers = ageLabelNames.map((name) => labelHolds(name, on(born), on(day)));
        expect(answers).not.toContain("cannot-tell");
        expect(answers.slice(0, 2)).not.toEqual(["yes", "yes"]);
        const either = answers[0] === "yes" || answers[1] === "yes" ? "yes" : "no";
        expect(answers.slice(2)).toEqual([either, either, either]);
      }),
    );
  });

  it("knowing less never turns a yes into a no, or a no into a yes", () => {
    fc.assert(
      fc.property(
        ages,
        fc.nat(2_000),
        fc.nat(2_000),
        fc.constantFrom(...ageLabelNames),
        ([born, day], a, b, name) => {
          const exact = labelHolds(name, on(born), on(day));
          const rough = labelHolds(name, between(addDays(born, -a), addDays(born, b)), on(day));
          expect([exact, "cannot-tell"]).toContain(rough);
        },
      ),
    );
  });

  it("an age in completed years gives back just the days on which one of that age was born", () => {
    /** Counted apart from the code under test, by the order in which days read. */
    const ageOf = (born: Day, day: Day) =>
      Number(day.slice(0, 4)) - Number(born.slice(0, 4)) - (day.slice(5) < born.slice(5) ? 1 : 0);
    const leapDay = fc.integer({ min: 480, max: 505 }).map((fourYears) => `${fourYears * 4}-02-29` as Day);
    fc.assert(
      fc.property(fc.oneof(anyDay, leapDay), fc.integer({ min: 0, max: 120 }), (day, age) => {
        const { born } = statementOfEvidence({ person: "survivor-1", kind: "said-by-person", age }, on(day));
        const [earliest, latest] = [born.earliest as Day, born.latest as Day];
        expect([earliest, latest].map((one) => ageOf(one, day))).toEqual([age, age]);
        expect(ageOf(addDays(earliest, -1), day)).toBe(age + 1);
        expect(ageOf(addDays(latest, 1), day)).toBe(age - 1);
      }),
    );
  });
});
