import { describe, expect, it } from "vitest";
import { eventTypeNamed } from "../catalogue/catalogue.ts";
import { isOfTheRecord } from "./of-the-record.ts";

const holdsWithoutDate = (name: string): boolean => {
  const type = eventTypeNamed(name);
  if (type === undefined) throw new Error(`${name} is not in the catalogue`);
  return isOfTheRecord(type);
};

describe("an event without a date", () => {
  it.each([
    "CaseOpened",
    "PersonAdded",
    "IdentityRecorded",
    "PeopleRelated",
    "CnrRecorded",
    "EventCorrected",
    "ProceedingOpened",
    "WarningSettled",
    "DocumentAttached",
    "CasesLinked",
  ])("%s belongs to the case on any day", (name) => expect(holdsWithoutDate(name)).toBe(true));

  it.each([
    "AccusedArrested",
    "AgeFound",
    "ConsentGiven",
    "SurvivorRescued",
    "FirRegistered",
    "CaseClosed",
    "CaseReopened",
    "PendencyChecked",
    "ClaimReported",
  ])("%s may have happened by then or not", (name) => expect(holdsWithoutDate(name)).toBe(false));
});
