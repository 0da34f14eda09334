/** Who investigates, across which States; rescues attempted and made; journeys; searches. */
import { Schema } from "effect";
import { agencies } from "../../codes/bodies.ts";
import {
  callingOffReasons,
  repliesOfOtherState,
  requestsToOtherState,
  rescuePowers,
  searchPowers,
  seizedThings,
} from "../../codes/investigation.ts";
import { journeyProgress, journeyPurposes, venues } from "../../codes/places.ts";
import { eventType } from "../../event-type.ts";
import { code, event, list, name, optional, person, proceeding, wholeNumber, yesNo } from "../../fields.ts";
import {
  accusedIfKnown,
  district,
  note,
  place,
  proceedingIfKnown,
  state,
  survivors,
} from "../../recurring-fields.ts";

const chapter = "investigation";

const agency = (title: string) => code(agencies, { title });
const severalAgencies = optional(list(agency("Agency"), { title: "Agencies" }));

export const InvestigationTransferred = eventType({
  type: "InvestigationTransferred",
  chapter,
  title: "Investigation transferred",
  help: "Another agency took the investigation over",
  data: Schema.Struct({
    proceeding: proceeding(),
    from: optional(agency("From")),
    to: agency("To"),
    office: optional(name({ title: "Which office", help: "The unit, never an officer's name" })),
    toState: optional(state),
    note,
  }),
  example: {
    occurred: "2024-07-25",
    data: { proceeding: "proceeding-1", from: "police-station", to: "state-ahtu" },
  },
});

export const OrganisationJoined = eventType({
  type: "OrganisationJoined",
  chapter,
  title: "Organisation began to work on the case",
  help: "An organisation began to help the police, the survivor or the family in this case",
  data: Schema.Struct({
    with: optional(
      list(agency("Agency"), { title: "Together with", help: "The police or others with whom it works" }),
    ),
    proceeding: proceedingIfKnown,
    note,
  }),
  example: {
    occurred: "2024-06-28",
    data: { with: ["district-ahtu"], proceeding: "proceeding-1" },
  },
});

export const InvestigatingOfficerAssigned = eventType({
  type: "InvestigatingOfficerAssigned",
  chapter,
  title: "Investigating officer assigned",
  help: "An officer took the investigation in hand",
  data: Schema.Struct({
    proceeding: proceeding(),
    officer: person({ title: "Officer" }, ["officer"]),
    agency: optional(agency("Agency")),
    note,
  }),
  example: {
    occurred: "2024-07-02",
    data: { proceeding: "proceeding-1", officer: "officer-1", agency: "police-station" },
  },
});

export const OtherStateAsked = eventType({
  type: "OtherStateAsked",
  chapter,
  title: "Another State was asked",
  help: "One State's agency asked another State's for help",
  data: Schema.Struct({
    proceeding: proceedingIfKnown,
    state,
    agency: optional(agency("Which agency")),
    for: list(code(requestsToOtherState, { title: "Request" }), { title: "For what" }),
    note,
  }),
  example: {
    occurred: "2024-07-26",
    data: {
      proceeding: "proceeding-1",
      state: "in-gj",
      agency: "district-ahtu",
      for: ["trace-person", "help-in-rescue"],
    },
  },
});

export const OtherStateReplied = eventType({
  type: "OtherStateReplied",
  chapter,
  title: "Another State replied",
  help: "The other State's agency answered",
  data: Schema.Struct({
    proceeding: proceedingIfKnown,
    state,
    reply: code(repliesOfOtherState, { title: "Reply" }),
    request: optional(event({ title: "The request that it answers" }, ["OtherStateAsked"])),
    note,
  }),
  example: {
    occurred: "2024-08-04",
    data: { proceeding: "proceeding-1", state: "in-gj", reply: "done" },
  },
});

export const RescueAttemptCalledOff = eventType({
  type: "RescueAttemptCalledOff",
  chapter,
  title: "Rescue attempt called off",
  help: "A rescue was planned or begun, and given up",
  data: Schema.Struct({
    survivors: optional(survivors),
    proceeding: proceedingIfKnown,
    by: severalAgencies,
    reason: code(callingOffReasons, { title: "Reason" }),
    at: optional(place("Where")),
    note,
  }),
  example: {
    occurred: "2024-07-20~",
    data: { by: ["police-station"], reason: "public-protest", at: { state: "in-mh" } },
  },
});

export const SurvivorRescued = eventType({
  type: "SurvivorRescued",
  chapter,
  title: "Survivor rescued",
  help: "The person was freed, or found and taken to safety",
  data: Schema.Struct({
    survivors,
    proceeding: proceedingIfKnown,
    by: severalAgencies,
    under: optional(code(rescuePowers, { title: "Power used" })),
    venue: optional(code(venues, { title: "Kind of place" })),
    at: optional(place("Where")),
    note,
  }),
  example: {
    occurred: "2024-08-06T23:40:00+05:30",
    data: {
      survivors: ["survivor-1"],
      proceeding: "proceeding-1",
      by: ["state-ahtu", "ngo"],
      venue: "private-home",
      at: { state: "in-gj" },
    },
  },
});

export const JourneyMade = eventType({
  type: "JourneyMade",
  chapter,
  title: "Journey made",
  titles: { field: "progress", words: { "under-way": "Journey under way" } },
  help: "People of the case, or a team, went from one place to another",
  data: Schema.Struct({
    purpose: code(journeyPurposes, { title: "Purpose" }),
    progress: optional(code(journeyProgress, { title: "How far it had come" })),
    people: optional(list(person({ title: "Person" }), { title: "Who travelled" })),
    team: severalAgencies,
    from: optional(place("From")),
    to: optional(place("To")),
    proceeding: proceedingIfKnown,
    note,
  }),
  example: {
    occurred: "2024-06-14/2024-06-17",
    data: {
      purpose: "trafficking",
      people: ["survivor-1", "accused-1"],
      from: { state: "in-wb" },
      to: { state: "in-gj" },
    },
  },
});

export const SearchMade = eventType({
  type: "SearchMade",
  chapter,
  title: "Search made",
  help: "A place was searched; what was found is recorded by kind only",
  data: Schema.Struct({
    proceeding: proceeding(),
    under: optional(code(searchPowers, { title: "Made under" })),
    venue: optional(code(venues, { title: "Kind of place" })),
    accused: accusedIfKnown,
    seized: optional(list(code(seizedThings, { title: "Thing" }), { title: "What was seized" })),
    publicWitnesses: optional(wholeNumber({ title: "Witnesses from the public" }, 0, 20)),
    womanAmongWitnesses: optional(yesNo({ title: "A woman among them" })),
    recordedOnVideo: optional(yesNo({ title: "Recorded on video" })),
    district: optional(district),
    note,
  }),
  example: {
    occurred: "2024-08-07T01:10:00+05:30",
    data: {
      proceeding: "proceeding-1",
      under: "without-warrant",
      venue: "private-home",
      accused: "accused-1",
      seized: ["phone", "registers"],
      publicWitnesses: 2,
    },
  },
});
