import { describe, expect, it } from "vitest";
import type { CourtDateFigures, PerProceedingFigures } from "./adjournment-lines.ts";
import { adjournmentSentences } from "./adjournment-sentences.ts";

const counted = {
  courtDates: 12,
  proceedings: 3,
  cases: 3,
  held: 10,
  notReached: 2,
  courtNotSitting: 0,
  passedOver: 0,
  vacated: 0,
  resultNotStated: 0,
  putOff: 2,
  perhapsPutOff: 0,
  sideNotRecorded: 0,
  reasonNotRecorded: 0,
  opposed: 0,
  costsRecorded: 0,
  costsOrdered: 0,
  costsRupees: 0,
  witnessesNotRecorded: 0,
  datesWithWitnesses: 0,
  datesSentHome: 0,
  witnessesPresent: 0,
  witnessesExamined: 0,
  witnessesSentHome: 0,
  witnessesNotTold: 0,
  nextGiven: 0,
  noNextDate: 0,
  nextNotRecorded: 12,
  nextNotDated: 0,
  recordedTwice: 0,
  recordsDiffer: 0,
};
const notKnown = { nextQ1: null, nextMedian: null, nextQ3: null, putOffNextMedian: null };
const dates: CourtDateFigures = {
  group: null,
  thenGroup: null,
  ...counted,
  ...notKnown,
  putOffOf100: 16.7,
  atMostOf100: 16.7,
  sentHomeOf100: null,
};

const proceedings = (standing: PerProceedingFigures["standing"], count: number): PerProceedingFigures => ({
  group: null,
  thenGroup: null,
  standing,
  proceedings: count,
  courtDates: count,
  putOff: 0,
  withSentHome: 0,
  courtDatesMean: null,
  courtDatesQ1: null,
  courtDatesMedian: null,
  courtDatesQ3: null,
  putOffMean: null,
  putOffQ1: null,
  putOffMedian: null,
  putOffQ3: null,
});

const said = (told: Partial<CourtDateFigures>, pending: number, ended: number): string =>
  adjournmentSentences(
    { ...dates, ...told },
    [proceedings("pending", pending), proceedings("ended", ended)],
    {},
  ).join(" ");

describe("the sentences on court dates", () => {
  it("say what became of witnesses who came, and are right of one as of many", () => {
    expect(said({ witnessesPresent: 1, witnessesSentHome: 1 }, 1, 1)).toContain(
      "Witnesses came 1 time. On record: 1 time sent home without being examined. Section 346 BNSS (309 CrPC) wants special reasons for sending a witness home.",
    );
    expect(said({ witnessesPresent: 6, witnessesExamined: 3, witnessesNotTold: 2 }, 1, 1)).toContain(
      "Witnesses came 6 times. On record: 3 times examined. Of at least 2 times nobody recorded which: in no share.",
    );
  });

  it("speak of nothing of which there is none", () => {
    expect(said({}, 1, 0)).not.toMatch(/\b0\b/);
    expect(said({}, 1, 0)).toMatch(/1 proceeding is still pending: .* lower than they will be\.$/);
    expect(said({}, 2, 1)).toContain("Figures of the one of which the end is on record stand beside them");
  });
});
