/** A survivor's own custody or shelter: shown as what it is, ordered or not, and never counted with an accused's. */
import { Schema } from "effect";
import { answers } from "../../codes/answers.ts";
import { authorities } from "../../codes/bodies.ts";
import {
  magistratesForSurvivor,
  survivorCustodyEndings,
  survivorCustodyKinds,
  survivorPlaces,
} from "../../codes/custody.ts";
import { eventType } from "../../event-type.ts";
import { code, day, event, optional, sealedTextOfPerson } from "../../fields.ts";
import { basis, note, proceedingIfKnown, sections, survivor } from "../../recurring-fields.ts";

const chapter = "custody-and-bail";

/** Kinds in which somebody can be without an order. */
const WITHOUT_ORDER: ReadonlySet<string> = new Set([
  "shelter",
  "one-stop-centre",
  "handed-to-family",
  "other",
  "not-stated",
] satisfies readonly (typeof survivorCustodyKinds.codes)[number][]);

export const SurvivorProducedBeforeMagistrate = eventType({
  type: "SurvivorProducedBeforeMagistrate",
  chapter,
  title: "Survivor produced before a magistrate",
  help: "A rescued person was brought before a magistrate",
  data: Schema.Struct({
    person: survivor,
    before: code(magistratesForSurvivor, { title: "Which magistrate" }),
    proceeding: proceedingIfKnown,
    note,
  }),
  example: {
    occurred: "2024-08-07",
    data: { person: "survivor-2", before: "nearest-magistrate", proceeding: "proceeding-1" },
  },
});

export const SurvivorCustodyOrdered = eventType({
  type: "SurvivorCustodyOrdered",
  chapter,
  title: "Custody or shelter of the survivor",
  titles: {
    field: "basis",
    words: {
      ordered: "Custody or shelter of the survivor ordered",
      stated: "Survivor said to be in shelter or custody",
    },
  },
  help: "Where the survivor stays or has to stay: by an order, or as a source says, without one that is known",
  data: Schema.Struct({
    person: survivor,
    basis,
    by: code(authorities, { title: "Authority" }),
    kind: code(survivorCustodyKinds, { title: "Kind" }),
    place: optional(code(survivorPlaces, { title: "Kind of place" })),
    sections: optional(sections),
    until: optional(day({ title: "Until" })),
    consented: code(answers, { title: "The survivor consented" }),
    where: optional(sealedTextOfPerson({ title: "Which place", help: "Sealed with the survivor's own key" })),
    proceeding: proceedingIfKnown,
    note,
  }),
  example: {
    occurred: "2024-08-07",
    data: {
      person: "survivor-2",
      basis: "ordered",
      by: "magistrate",
      kind: "nearest-magistrate-safe-custody",
      place: "protective-home",
      sections: [{ act: "itpa", section: "17(1)" }],
      until: "2024-08-17",
      consented: "not-stated",
    },
  },
  check: (data) =>
    data.basis === "stated" && !WITHOUT_ORDER.has(data.kind)
      ? { ok: false, reason: "basis: this kind of custody is an order; say that it was ordered" }
      : { ok: true, value: data },
});

export const SurvivorInquiryConcluded = eventType({
  type: "SurvivorInquiryConcluded",
  chapter,
  title: "Inquiry about the survivor concluded",
  help: "The magistrate's inquiry into the survivor's age, home and need of care came to its end",
  data: Schema.Struct({
    person: survivor,
    proceeding: proceedingIfKnown,
    note,
  }),
  example: { occurred: "2024-08-26", data: { person: "survivor-2", proceeding: "proceeding-1" } },
});

export const SurvivorCustodyEnded = eventType({
  type: "SurvivorCustodyEnded",
  chapter,
  title: "Custody or shelter of the survivor ended",
  help: "The survivor left the place of the stay",
  data: Schema.Struct({
    person: survivor,
    how: code(survivorCustodyEndings, { title: "How" }),
    order: optional(event({ title: "The order that ended" }, ["SurvivorCustodyOrdered", "CwcOrderMade"])),
    proceeding: proceedingIfKnown,
    note,
  }),
  example: { occurred: "2024-09-30", data: { person: "survivor-2", how: "returned-to-family" } },
});
