/** How old a person is and who said so; what a person agreed to. Labels such as "child" follow in `law/age.ts`. */
import { Schema } from "effect";
import { authorities } from "../../codes/bodies.ts";
import { ageEvidenceKinds, consentGivers, consentMatters } from "../../codes/people.ts";
import { eventType } from "../../event-type.ts";
import { code, date, event, list, optional, person, wholeNumber } from "../../fields.ts";
import { basis, note, proceedingIfKnown } from "../../recurring-fields.ts";

const chapter = "people";

const years = (title: string, help?: string) =>
  wholeNumber(help === undefined ? { title } : { title, help }, 0, 120);

export const DateOfBirthEvidenced = eventType({
  type: "DateOfBirthEvidenced",
  chapter,
  title: "Evidence of age",
  help: "A paper or a person says when somebody was born, or how old they are",
  data: Schema.Struct({
    person: person({ title: "Person" }),
    kind: code(ageEvidenceKinds, { title: "Evidence" }),
    born: optional(date({ title: "Born", help: "As precisely as the evidence says" })),
    age: optional(years("Age in years", "As said on the day on which this occurred")),
    note,
  }),
  example: {
    occurred: "2024-07-08",
    data: { person: "survivor-1", kind: "municipal-birth-certificate", born: "2009-03-14" },
  },
  check: (data) =>
    data.born === undefined && data.age === undefined
      ? { ok: false, reason: "born: give the date of birth, or the age, that the evidence states" }
      : { ok: true, value: data },
});

export const AgeDeterminationOrdered = eventType({
  type: "AgeDeterminationOrdered",
  chapter,
  title: "Age determination",
  titles: {
    field: "basis",
    words: { ordered: "Age determination ordered", stated: "Age being determined, as stated" },
  },
  help: "The age is to be found, by papers or by a medical test: by an order, or as a source says",
  data: Schema.Struct({
    person: person({ title: "Person" }),
    basis,
    by: code(authorities, { title: "By whom", help: "Who ordered it, or who is finding it" }),
    method: optional(code(ageEvidenceKinds, { title: "By what evidence" })),
    proceeding: proceedingIfKnown,
    note,
  }),
  example: {
    occurred: "2024-07-04",
    data: {
      person: "survivor-1",
      basis: "ordered",
      by: "cwc",
      method: "medical-test",
      proceeding: "proceeding-1",
    },
  },
});

export const AgeFound = eventType({
  type: "AgeFound",
  chapter,
  title: "Age found",
  help: "An authority or a medical test found the age, exactly or between two bounds",
  data: Schema.Struct({
    person: person({ title: "Person" }),
    by: code(authorities, { title: "Found by" }),
    method: code(ageEvidenceKinds, { title: "By what evidence" }),
    born: optional(date({ title: "Born" })),
    leastAge: optional(years("At least, in years", "On the day on which this occurred")),
    mostAge: optional(years("At most, in years", "On the day on which this occurred")),
    ordered: optional(event({ title: "The order that it answers" }, ["AgeDeterminationOrdered"])),
    proceeding: proceedingIfKnown,
    note,
  }),
  example: {
    occurred: "2024-07-16",
    data: { person: "survivor-1", by: "cwc", method: "medical-test", leastAge: 15, mostAge: 17 },
  },
  check: (data) => {
    if (data.born === undefined && data.leastAge === undefined && data.mostAge === undefined) {
      return { ok: false, reason: "born: give the date of birth, or an age, that was found" };
    }
    return data.leastAge !== undefined && data.mostAge !== undefined && data.leastAge > data.mostAge
      ? { ok: false, reason: "mostAge: the highest age cannot be below the lowest" }
      : { ok: true, value: data };
  },
});

const matters = list(code(consentMatters, { title: "Matter" }), { title: "To what" });

export const ConsentGiven = eventType({
  type: "ConsentGiven",
  chapter,
  title: "Consent given",
  help: "A person agreed to something, or somebody entitled to agree did so for them",
  data: Schema.Struct({
    person: person({ title: "Person" }),
    to: matters,
    by: code(consentGivers, { title: "Who agreed" }),
    note,
  }),
  example: {
    occurred: "2024-07-06",
    data: { person: "survivor-1", to: ["legal-help", "keeping-the-record"], by: "parent-or-guardian" },
  },
});

export const ConsentWithdrawn = eventType({
  type: "ConsentWithdrawn",
  chapter,
  title: "Consent withdrawn",
  help: "A person no longer agrees; refusing is their right",
  data: Schema.Struct({
    person: person({ title: "Person" }),
    from: matters,
    by: code(consentGivers, { title: "Who withdrew it" }),
    note,
  }),
  example: { occurred: "2025-03-02", data: { person: "survivor-1", from: ["research"], by: "self" } },
});
