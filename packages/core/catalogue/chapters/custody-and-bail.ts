/** Arrest, production, remand and bail of an accused; a survivor's own custody. */
import { Schema } from "effect";
import { eventType } from "../event-type.ts";
import { date, optional, person, proceeding, sealedText, yesNo } from "../fields.ts";

export const AccusedArrested = eventType({
  type: "AccusedArrested",
  chapter: "custody-and-bail",
  title: "Accused arrested",
  help: "The accused was taken into custody by the police",
  data: Schema.Struct({
    proceeding: proceeding(),
    accused: person({ title: "Accused" }, ["accused"]),
    groundsGivenInWriting: optional(yesNo({ title: "Grounds given in writing" })),
    groundsGivenAt: optional(date({ title: "When the grounds were given" })),
    note: optional(sealedText({ title: "Note" })),
  }),
  example: {
    occurred: "2024-07-02T06:30:00+05:30",
    data: { proceeding: "proceeding-1", accused: "accused-1", groundsGivenInWriting: true },
  },
});

export const custodyAndBail = [AccusedArrested] as const;
