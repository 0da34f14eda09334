import { describe, expect, it } from "vitest";
import { stagesOf } from "../cases.ts";
import { asDay, event, given, type Told } from "../testing/given.ts";
import {
  aCase,
  chargesheetFiled,
  courtDate,
  firRegistered,
  man,
  proceeding,
  woman,
} from "../testing/words.ts";
import { factsOf } from "./case-facts.ts";
import { endingOf } from "./endings.ts";
import { spanOf } from "./spans.ts";

const read = (told: readonly Told[], accused: string | null, asOf?: string) => {
  const facts = factsOf(given(told, asOf === undefined ? {} : { asOf: asDay(asOf) }));
  const [only] = facts.proceedings;
  if (only === undefined) throw new Error("The case has no proceeding");
  return {
    ending: endingOf(facts, only, accused),
    fromFir: accused === null ? null : spanOf(facts, only, accused, "fir", "judgment").state,
    stage: stagesOf(facts).find((one) => one.accused === accused)?.stage,
  };
};

const closureFiled = (on: string | null, accused: readonly string[] = [], ref = "report") =>
  event(
    "ClosureReportFiled",
    on,
    { proceeding, reason: "untraced", ...(accused.length === 0 ? {} : { accused }) },
    { ref },
  );
const closureAccepted = (on: string | null, report?: string) =>
  event("ClosureReportAccepted", on, { proceeding, ...(report === undefined ? {} : { report }) });
const discharged = (accused: string, on: string | null) =>
  event("AccusedDisposedOtherwise", on, { proceeding, accused, how: "discharged" });
const charged = (on: string | null, ...accused: readonly string[]) =>
  event("ChargesFramed", on, { proceeding, accused });
const cognizance = (on: string) => event("CognizanceTaken", on, { proceeding, court: "pocso-special-court" });

const investigated = [...aCase(man, woman), firRegistered("2020-07-02")];

describe("a closure that the court accepted", () => {
  const closed = [...investigated, closureFiled("2020-12-10"), closureAccepted("2021-02-14")];

  it("ends the case against everyone, where nothing followed", () => {
    for (const accused of [man, woman]) {
      expect(read(closed, accused)).toMatchObject({ fromFir: "ended", stage: "disposed" });
    }
    expect(read(closed, null).ending).toMatchObject({ state: "reached", by: "ClosureReportAccepted" });
  });

  it("did not hold, where a chargesheet and cognizance followed", () => {
    const reopened = [
      ...closed,
      chargesheetFiled("2022-03-01", man, woman),
      cognizance("2022-03-20"),
      courtDate("2024-05-06"),
    ];
    expect(read(reopened, man)).toMatchObject({ fromFir: "open", stage: "cognizance" });
    expect(read(reopened, null).ending.state).toBe("not-reached");
  });

  it("had held as of a day before what undid it", () => {
    const reopened = [...closed, chargesheetFiled("2022-03-01", man, woman)];
    expect(read(reopened, man, "2021-06-01").fromFir).toBe("ended");
  });

  it("did not hold, where the case was listed in court later", () => {
    expect(read([...closed, courtDate("2024-05-06")], man).fromFir).toBe("open");
  });

  it("held, where the court date is that at which it was accepted", () => {
    expect(read([...closed, courtDate("2021-02-14")], man).fromFir).toBe("ended");
  });

  it("is not taken to have held, where it cannot be told whether the chargesheet came after it", () => {
    const undated = [...investigated, closureAccepted(null), chargesheetFiled("2022-03-01", man)];
    expect(read(undated, man).fromFir).toBe("open");
  });

  it("held, where what is on record certainly came before it", () => {
    const before = [...investigated, chargesheetFiled("2020-09-01", man), closureAccepted("2021-02-14")];
    expect(read(before, man).fromFir).toBe("ended");
  });
});

describe("a closure about one of two accused", () => {
  it("ends the case against that one only", () => {
    const told = [
      ...investigated,
      closureFiled("2020-12-10", [woman]),
      closureAccepted("2021-02-14", "@report"),
    ];
    expect(read(told, woman)).toMatchObject({ fromFir: "ended", stage: "disposed" });
    expect(read(told, man)).toMatchObject({ fromFir: "open", stage: "investigation" });
  });

  it("is the one on record, where the acceptance does not say which", () => {
    const told = [...investigated, closureFiled("2020-12-10", [woman]), closureAccepted("2021-02-14")];
    expect([man, woman].map((accused) => read(told, accused).fromFir)).toEqual(["open", "ended"]);
  });

  it("holds though the case goes on in court against the other", () => {
    const told = [
      ...investigated,
      closureFiled("2020-12-10", [woman]),
      closureAccepted("2021-02-14", "@report"),
      chargesheetFiled("2021-03-01", man),
      courtDate("2021-04-01"),
    ];
    expect([man, woman].map((accused) => read(told, accused).fromFir)).toEqual(["open", "ended"]);
  });

  it("ends nothing for certain, where two are on record and the acceptance does not say which", () => {
    const told = [
      ...investigated,
      closureFiled("2020-12-10", [woman], "first"),
      closureFiled("2021-01-10", [man], "second"),
      closureAccepted("2021-02-14"),
    ];
    expect([man, woman].map((accused) => read(told, accused).fromFir)).toEqual(["open", "open"]);
  });
});

describe("a discharge", () => {
  it("did not hold, where charges were framed against the same accused later", () => {
    const told = [...investigated, discharged(man, "2021-05-05"), charged("2022-06-06", man)];
    expect(read(told, man)).toMatchObject({ fromFir: "open", stage: "charge" });
  });

  it("held, where charges were framed against another", () => {
    const told = [...investigated, discharged(man, "2021-05-05"), charged("2022-06-06", woman)];
    expect(read(told, man)).toMatchObject({ fromFir: "ended", stage: "disposed" });
    expect(read(told, woman)).toMatchObject({ fromFir: "open", stage: "charge" });
  });

  it("held, though court dates followed, which were of the other", () => {
    expect(read([...investigated, discharged(man, "2021-05-05"), courtDate("2022-06-06")], man).fromFir).toBe(
      "ended",
    );
  });
});

describe("the death of an accused", () => {
  it("ends the case against him, on whatever day", () => {
    const died = event("AccusedDisposedOtherwise", null, { proceeding, accused: man, how: "abated" });
    expect(read([...investigated, chargesheetFiled("2021-02-01", man), died], man).fromFir).toBe("ended");
  });
});
