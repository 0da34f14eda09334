/** The Child Welfare Committee, care, the way home, compensation and special relief. */
import { Schema } from "effect";
import { authorities } from "../codes/bodies.ts";
import {
  amountClasses,
  careKinds,
  compensationSeekers,
  cwcOrders,
  escorts,
  refusalReasons,
  reliefPayers,
} from "../codes/care.ts";
import { eventType } from "../event-type.ts";
import {
  code,
  date,
  event,
  list,
  optional,
  sealedLineOfPerson,
  sealedTextOfPerson,
  wholeNumber,
  yesNo,
} from "../fields.ts";
import { courtType, note, place, proceedingIfKnown, survivor } from "../recurring-fields.ts";

const chapter = "care-and-compensation";

const ProducedBeforeCwc = eventType({
  type: "ProducedBeforeCwc",
  chapter,
  title: "Child produced before the Child Welfare Committee",
  help: "The child was brought before the committee",
  data: Schema.Struct({
    person: survivor,
    proceeding: proceedingIfKnown,
    journeyMinutes: optional(
      wholeNumber({ title: "Journey in minutes", help: "It is not counted in the 24 hours" }, 0, 20_000),
    ),
    at: optional(place("Where")),
    note,
  }),
  example: {
    occurred: "2024-08-07T17:00:00+05:30",
    data: { person: "survivor-1", proceeding: "proceeding-1", at: { state: "in-gj" } },
  },
});

const CwcOrderMade = eventType({
  type: "CwcOrderMade",
  chapter,
  title: "Child Welfare Committee made an order",
  help: "What the committee decided about the child",
  data: Schema.Struct({
    person: survivor,
    orders: list(code(cwcOrders, { title: "Order" }), { title: "What was ordered" }),
    final: optional(yesNo({ title: "The final order" })),
    proceeding: proceedingIfKnown,
    note,
  }),
  example: {
    occurred: "2024-08-09",
    data: { person: "survivor-1", orders: ["child-in-need-of-care", "placement"], final: false },
  },
});

const HospitalReached = eventType({
  type: "HospitalReached",
  chapter,
  title: "Hospital reached",
  help: "The person was brought to a hospital",
  data: Schema.Struct({
    person: survivor,
    emergency: optional(yesNo({ title: "For urgent care" })),
    proceeding: proceedingIfKnown,
    note,
  }),
  example: { occurred: "2024-08-07T03:20:00+05:30", data: { person: "survivor-1", emergency: true } },
});

const CareGiven = eventType({
  type: "CareGiven",
  chapter,
  title: "Care given",
  help: "Shelter, treatment, counselling or other help was arranged or given",
  data: Schema.Struct({
    person: survivor,
    kinds: list(code(careKinds, { title: "Kind" }), { title: "Kinds of care" }),
    free: optional(yesNo({ title: "Free of charge" })),
    until: optional(date({ title: "Until" })),
    details: optional(sealedTextOfPerson({ title: "Details", help: "Sealed with the survivor's own key" })),
    proceeding: proceedingIfKnown,
    note,
  }),
  example: {
    occurred: "2024-08-07T04:00:00+05:30",
    data: { person: "survivor-1", kinds: ["first-aid-or-treatment", "counselling"], free: true },
  },
});

const ReturnedHome = eventType({
  type: "ReturnedHome",
  chapter,
  title: "Returned home",
  help: "The survivor came back to the family, or home",
  data: Schema.Struct({
    person: survivor,
    escortedBy: optional(list(code(escorts, { title: "Escort" }), { title: "Escorted by" })),
    to: optional(place("Where to")),
    proceeding: proceedingIfKnown,
    note,
  }),
  example: {
    occurred: "2024-09-30",
    data: { person: "survivor-1", escortedBy: ["police", "family"], to: { state: "in-wb" } },
  },
});

const amounts = {
  amount: optional(code(amountClasses, { title: "Amount", help: "Roughly; the exact sum can be sealed" })),
  exactAmount: optional(
    sealedLineOfPerson({ title: "Exact amount", help: "Sealed with the survivor's own key" }),
  ),
};

const CompensationAppliedFor = eventType({
  type: "CompensationAppliedFor",
  chapter,
  title: "Compensation applied for",
  help: "Somebody asked that the survivor be compensated",
  data: Schema.Struct({
    person: survivor,
    by: code(compensationSeekers, { title: "Who asked" }),
    to: code(authorities, { title: "Whom" }),
    interim: optional(yesNo({ title: "Interim" })),
    proceeding: proceedingIfKnown,
    note,
  }),
  example: {
    occurred: "2024-10-21",
    data: { person: "survivor-1", by: "counsel", to: "dlsa", interim: true, proceeding: "proceeding-1" },
  },
});

const CompensationRecommended = eventType({
  type: "CompensationRecommended",
  chapter,
  title: "Compensation recommended",
  help: "A court asked the legal services authority to compensate the survivor",
  data: Schema.Struct({
    person: survivor,
    by: optional(courtType),
    interim: optional(yesNo({ title: "Interim" })),
    proceeding: proceedingIfKnown,
    note,
  }),
  example: {
    occurred: "2025-09-15",
    data: { person: "survivor-1", by: "pocso-special-court", proceeding: "proceeding-1" },
  },
});

const CompensationOrdered = eventType({
  type: "CompensationOrdered",
  chapter,
  title: "Compensation ordered",
  help: "A court or a legal services authority decided that it be paid",
  data: Schema.Struct({
    person: survivor,
    by: code(authorities, { title: "By whom" }),
    interim: optional(yesNo({ title: "Interim" })),
    ...amounts,
    application: optional(
      event({ title: "The application or recommendation" }, [
        "CompensationAppliedFor",
        "CompensationRecommended",
      ]),
    ),
    proceeding: proceedingIfKnown,
    note,
  }),
  example: {
    occurred: "2025-11-28",
    data: { person: "survivor-1", by: "dlsa", amount: "200001-to-500000" },
  },
});

const CompensationOrderReceivedByState = eventType({
  type: "CompensationOrderReceivedByState",
  chapter,
  title: "Order of compensation reached the State",
  help: "Who has to pay received it. The 30 days to pay an order of the Special Court begin here, POCSO Rules 2020 r.9",
  data: Schema.Struct({
    person: survivor,
    order: optional(event({ title: "The order" }, ["CompensationOrdered"])),
    proceeding: proceedingIfKnown,
    note,
  }),
  example: { occurred: "2025-12-04", data: { person: "survivor-1" } },
});

const CompensationPaid = eventType({
  type: "CompensationPaid",
  chapter,
  title: "Compensation paid",
  help: "The money reached the survivor, or is kept for the survivor",
  data: Schema.Struct({
    person: survivor,
    ...amounts,
    inPart: optional(yesNo({ title: "In part" })),
    fixedDeposit: optional(yesNo({ title: "Kept for the survivor in a deposit" })),
    order: optional(event({ title: "The order" }, ["CompensationOrdered"])),
    proceeding: proceedingIfKnown,
    note,
  }),
  example: {
    occurred: "2026-02-16",
    data: { person: "survivor-1", amount: "100001-to-200000", inPart: true },
  },
});

const CompensationRefused = eventType({
  type: "CompensationRefused",
  chapter,
  title: "Compensation refused",
  help: "The request was refused",
  data: Schema.Struct({
    person: survivor,
    by: code(authorities, { title: "By whom" }),
    reason: code(refusalReasons, { title: "Reason" }),
    application: optional(
      event({ title: "The application or recommendation" }, [
        "CompensationAppliedFor",
        "CompensationRecommended",
      ]),
    ),
    proceeding: proceedingIfKnown,
    note,
  }),
  example: {
    occurred: "2025-01-13",
    data: { person: "survivor-1", by: "dlsa", reason: "trial-pending" },
  },
});

const SpecialReliefRecommended = eventType({
  type: "SpecialReliefRecommended",
  chapter,
  title: "Special relief recommended",
  help: "The Child Welfare Committee asked that money for food, clothes or travel be paid at once",
  data: Schema.Struct({
    person: survivor,
    to: optional(code(reliefPayers, { title: "Whom it asked" })),
    receivedAt: optional(
      date({ title: "When it was received", help: "By who has to pay; the week begins here" }),
    ),
    proceeding: proceedingIfKnown,
    note,
  }),
  example: {
    occurred: "2024-08-09",
    data: { person: "survivor-1", to: "child-protection-unit", receivedAt: "2024-08-12" },
  },
});

const SpecialReliefPaid = eventType({
  type: "SpecialReliefPaid",
  chapter,
  title: "Special relief paid",
  help: "Money for food, clothes or travel was paid",
  data: Schema.Struct({
    person: survivor,
    by: optional(code(reliefPayers, { title: "Paid by" })),
    recommendation: optional(event({ title: "The recommendation" }, ["SpecialReliefRecommended"])),
    proceeding: proceedingIfKnown,
    note,
  }),
  example: { occurred: "2024-08-16", data: { person: "survivor-1", by: "child-protection-unit" } },
});

export const careAndCompensation = [
  ProducedBeforeCwc,
  CwcOrderMade,
  HospitalReached,
  CareGiven,
  ReturnedHome,
  CompensationAppliedFor,
  CompensationRecommended,
  CompensationOrdered,
  CompensationOrderReceivedByState,
  CompensationPaid,
  CompensationRefused,
  SpecialReliefRecommended,
  SpecialReliefPaid,
] as const;
