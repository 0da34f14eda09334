import { eventTypeNamed } from "@tareekh/core/catalogue/catalogue.ts";
import { describe, expect, it } from "vitest";
import { en } from "../words/en.ts";
import { placeOf } from "./problem-places.ts";

const place = (type: string, name: string) => placeOf(en, eventTypeNamed(type)?.fields ?? [], name);

describe("where on a form a refusal belongs", () => {
  it.each([
    ["FirRegistered", "data.policeStation", "data.policeStation", "Police station"],
    ["FirRegistered", "source.quotation", "source.quotation", "Quotation"],
    ["FirRegistered", "occurred", "occurred.date", "Date"],
    ["FirRegistered", "occurred.until", "occurred.until", "Last date"],
    ["FirRegistered", "after.0", "after", "It came after"],
    ["FirRegistered", "reason", "reason", "Why is it corrected?"],
    // Boxes stand together; a row is told by its number.
    ["CourtDateRecorded", "data.purposes.1", "data.purposes", "Purposes"],
    ["SectionsAdded", "data.sections.1.section", "data.sections.1.section", "Sections 2, Section"],
    ["CourtDateRecorded", "data.next.date", "data.next.date", "Next, Next date"],
    // What no input shows is told beside what holds it.
    ["CourtDateRecorded", "data.next.unheard", "data.next", "Next"],
  ])("%s: %s", (type, name, shown, label) => {
    expect(place(type, name)).toEqual({ name: shown, label });
  });

  it.each([
    ["PersonAdded", "data.person"],
    ["FirRegistered", "data"],
    ["FirRegistered", "data.unheard"],
    ["FirRegistered", "commandId"],
  ])("%s has no input for %s", (type, name) => {
    expect(place(type, name)).toBeNull();
  });
});
