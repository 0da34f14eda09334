/** A court date as the liaison saw it: what for, with what result, who came, why it was put off, when next. */
import { Schema } from "effect";
import type { Parsed } from "../../../calendar/occurrence.ts";
import {
  adjournmentReasons,
  courtDateResults,
  examinations,
  hearingPurposes,
  presences,
} from "../../codes/hearings.ts";
import { sides, witnessKinds } from "../../codes/people.ts";
import { eventType } from "../../event-type.ts";
import { code, day, group, list, optional, person, proceeding, wholeNumber, yesNo } from "../../fields.ts";
import { accused, courtName, courtType, note, witness } from "../../recurring-fields.ts";

const purposes = list(code(hearingPurposes, { title: "Purpose" }), { title: "Purposes" });

const data = Schema.Struct({
  proceeding: proceeding(),
  result: code(courtDateResults, { title: "Result" }),
  purposes: optional(purposes),
  court: optional(courtType),
  courtName: optional(courtName),
  attendance: optional(
    list(group({ accused, present: code(presences, { title: "Presence" }) }, { title: "Accused" }), {
      title: "Accused who came or did not",
    }),
  ),
  witnesses: optional(
    list(
      group(
        {
          person: optional(witness),
          kind: optional(code(witnessKinds, { title: "Kind of witness" })),
          present: code(presences, { title: "Presence" }),
          examined: code(examinations, { title: "Examined" }),
          closedHearing: optional(yesNo({ title: "Behind closed doors, by video or with a screen" })),
        },
        { title: "Witness" },
      ),
      { title: "Witnesses" },
    ),
  ),
  adjournment: optional(
    group(
      {
        askedBy: code(sides, { title: "Side that asked", help: "The court, where nobody asked" }),
        accused: optional(person({ title: "For which accused" }, ["accused"])),
        reason: code(adjournmentReasons, { title: "Reason" }),
        opposed: optional(yesNo({ title: "Opposed" })),
        reasonsRecorded: optional(yesNo({ title: "The court recorded its reasons" })),
        costs: optional(
          wholeNumber({ title: "Costs in rupees", help: "0 where none were ordered" }, 0, 10_000_000),
        ),
      },
      { title: "Put off" },
    ),
  ),
  next: optional(
    group(
      {
        date: optional(day({ title: "Next date" })),
        none: optional(yesNo({ title: "No next date was given" })),
        purposes: optional(purposes),
      },
      { title: "Next" },
    ),
  ),
  note,
});

/** The first person who stands twice in a list, or undefined. */
const twice = (people: readonly (string | undefined)[]): string | undefined =>
  people.find((one, index) => one !== undefined && people.indexOf(one) !== index);

const check = (recorded: typeof data.Type): Parsed<typeof data.Type> => {
  const refused = (reason: string) => ({ ok: false, reason }) as const;
  const accusedTwice = twice((recorded.attendance ?? []).map((entry) => entry.accused));
  if (accusedTwice !== undefined) return refused(`attendance: ${accusedTwice} stands in it twice`);
  const witnessTwice = twice((recorded.witnesses ?? []).map((entry) => entry.person));
  if (witnessTwice !== undefined) return refused(`witnesses: ${witnessTwice} stands in them twice`);
  if (recorded.next !== undefined) {
    const { date, none } = recorded.next;
    if (date !== undefined && none === true) {
      return refused("next: give a next date, or say that there is none, not both");
    }
  }
  if (
    recorded.result !== "held" &&
    recorded.result !== "not-stated" &&
    (recorded.witnesses ?? []).some(
      ({ examined }) => examined !== "not-examined" && examined !== "not-stated",
    )
  ) {
    return refused("witnesses: nobody can have been examined on a date that was not held");
  }
  return { ok: true, value: recorded };
};

/** The court date itself is when the event occurred. */
export const CourtDateRecorded = eventType({
  type: "CourtDateRecorded",
  chapter: "court",
  title: "Court date",
  help: "What came of one date before the court. The date is when it occurred",
  data,
  example: {
    occurred: "2024-11-12",
    data: {
      proceeding: "proceeding-1",
      result: "held",
      purposes: ["prosecution-evidence"],
      attendance: [
        { accused: "accused-1", present: "present" },
        { accused: "accused-2", present: "absent" },
      ],
      witnesses: [{ person: "survivor-1", present: "present", examined: "not-examined" }],
      adjournment: {
        askedBy: "defence",
        accused: "accused-2",
        reason: "counsel-engaged-elsewhere",
        opposed: true,
        costs: 0,
      },
      next: { date: "2024-12-03", purposes: ["prosecution-evidence"] },
    },
  },
  check,
});
