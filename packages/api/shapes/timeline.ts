/** How a case's timeline looks in an answer: `@tareekh/projections/timeline.ts` with its sealed texts opened. */
import type { EventTypeName } from "@tareekh/core/catalogue/catalogue.ts";
import { chapters } from "@tareekh/core/catalogue/event-type.ts";
import { personRoles } from "@tareekh/core/catalogue/fields.ts";
import { custodies } from "@tareekh/projections/facts/custody.ts";
import { lanes } from "@tareekh/projections/facts/lanes.ts";
import { milestoneNames } from "@tareekh/projections/facts/milestones.ts";
import { spanStates } from "@tareekh/projections/facts/spans.ts";
import { type Stage, stages } from "@tareekh/projections/facts/stages.ts";
import { Schema } from "effect";
import { Bounds, DayRange, DayShape, Occurrence } from "./dates.ts";
import { OpenedData, OpenedSource, RecordingMark, Text } from "./recorded.ts";

const { Array: ListOf, Boolean: YesNo, Int, Literals, NullOr, String: Word, Struct } = Schema;

const TypeName = Word.annotate({
  description: "A type of the catalogue",
}) as unknown as Schema.Codec<EventTypeName>;
const EventId = Word;
const Person = Word;
const Proceeding = Word;
const Milestone = Literals(milestoneNames);

const Court = Struct({ type: Word, name: NullOr(Word) }).annotate({ identifier: "Court" });

const NextCourtDate = Struct({
  proceeding: Proceeding,
  day: DayShape,
  purposes: ListOf(Word),
  givenBy: ListOf(EventId),
}).annotate({
  identifier: "NextCourtDate",
  description: "A date on which the court is to sit; it may have gone by without a record",
});

const AgeAnswer = Literals(["yes", "no", "cannot-tell"]);

const PersonLine = Struct({
  id: Person,
  role: Literals(personRoles),
  alias: NullOr(Word),
  ageLabels: ListOf(
    Struct({
      label: Literals(["child", "adult", "pending", "cannot-tell"]).annotate({
        description:
          "Below 18 when the offence began, as far as the record tells its days. A child at the rescue or the FIR was one before; an adult then may have been a child before",
      }),
      stated: NullOr(Literals(["child", "adult", "cannot-tell"])).annotate({
        description: "On the day on which it was stated, which may be years later; null while pending",
      }),
      basis: NullOr(Literals(["found", "evidence", "reported"])),
      statutes: NullOr(
        Struct({
          "itpa-child": AgeAnswer,
          "itpa-minor": AgeAnswer,
          "pocso-child": AgeAnswer,
          "jj-child": AgeAnswer,
          "bns-child": AgeAnswer,
        }),
      ).annotate({
        description:
          "What follows under each statute for the beginning of the offence; null while a determination is pending",
      }),
      eventId: EventId,
    }),
  ),
}).annotate({ identifier: "PersonLine" });

const FirLine = Struct({
  number: NullOr(Word),
  year: NullOr(Int),
  station: NullOr(Word),
  district: NullOr(Word),
  state: NullOr(Word),
  zero: YesNo,
  inForce: YesNo.annotate({
    description: "False once another has superseded it. Where two that differ are on record, both are.",
  }),
  eventId: EventId,
}).annotate({ identifier: "FirLine" });

const CourtCaseLine = Struct({
  caseType: Word,
  number: Word,
  year: Int,
  court: Court,
  inForce: YesNo,
  eventId: EventId,
}).annotate({ identifier: "CourtCaseLine" });

const StageLine = Struct({
  accused: NullOr(Person),
  stage: Literals(Object.keys(stages) as Stage[]),
  since: Bounds,
  eventId: NullOr(EventId),
  ended: YesNo,
  custody: NullOr(Literals(custodies)),
}).annotate({ identifier: "StageLine" });

const ProceedingLine = Struct({
  id: Proceeding,
  firs: ListOf(FirLine),
  courtCases: ListOf(CourtCaseLine),
  cnrs: ListOf(Word),
  court: NullOr(Court),
  agency: NullOr(Word),
  splitFrom: NullOr(Proceeding),
  sections: ListOf(Struct({ act: Word, section: Word })),
  stages: ListOf(StageLine),
  nextCourtDate: NullOr(NextCourtDate),
}).annotate({ identifier: "ProceedingLine" });

const Header = Struct({
  fileNumber: NullOr(Word),
  state: Literals(["open", "closed"]),
  people: ListOf(PersonLine),
  proceedings: ListOf(ProceedingLine),
  nextCourtDate: NullOr(NextCourtDate),
  missing: ListOf(
    Struct({
      what: Literals([
        "person",
        "proceeding",
        "date",
        "number",
        "court",
        "station",
        "sections",
        "place",
        "age",
      ]),
      type: NullOr(TypeName),
      of: Word,
      proceeding: NullOr(Proceeding),
      person: NullOr(Person),
      eventId: NullOr(EventId),
    }),
  ).annotate({ description: "Facts that nobody has recorded" }),
  claims: ListOf(Struct({ eventId: EventId, data: OpenedData })),
}).annotate({ identifier: "TimelineHeader" });

const Warning = Struct({
  key: Word.annotate({ description: "What a `WarningSettled` names" }),
  kind: Word,
  text: Word,
  events: ListOf(EventId),
  settled: NullOr(Struct({ eventId: EventId, reason: Text, recorded: RecordingMark })),
}).annotate({
  identifier: "TimelineWarning",
  description: "Something implausible, which stands until somebody says why",
});

const EarlierVersion = Struct({
  occurred: NullOr(Occurrence),
  after: ListOf(EventId),
  before: ListOf(EventId),
  source: OpenedSource,
  data: OpenedData,
  recorded: RecordingMark,
  reason: NullOr(Text).annotate({ description: "Of the correction that superseded it" }),
}).annotate({ identifier: "EarlierVersion" });

const shown = {
  eventId: EventId,
  type: TypeName,
  chapter: Literals(chapters),
  title: Word,
  lane: Literals(lanes),
  occurred: NullOr(Occurrence),
  after: ListOf(EventId),
  before: ListOf(EventId),
  proceeding: NullOr(Proceeding),
  people: ListOf(Struct({ id: Person, role: Literals(personRoles) })),
  source: OpenedSource,
  data: OpenedData,
  recorded: RecordingMark,
  earlier: ListOf(EarlierVersion),
};

const Entry = Struct({
  ...shown,
  bounds: Bounds,
  afterPrevious: NullOr(Literals(["yes", "cannot-tell"])).annotate({
    description: "Whether it certainly came after the entry before it; null for the first",
  }),
  possibly: YesNo.annotate({ description: "With `asOf`: it may have happened by then, or after" }),
  warnings: ListOf(Warning),
}).annotate({ identifier: "TimelineEntry" });

const RetractedEntry = Struct({
  ...shown,
  retracted: Struct({ recorded: RecordingMark, reason: NullOr(Text) }),
}).annotate({ identifier: "RetractedEntry" });

export const SpanShape = Struct({
  from: Milestone,
  to: Milestone,
  proceeding: Proceeding,
  accused: NullOr(Person),
  state: Literals(spanStates).annotate({
    description:
      "`closed`: both came; `not-dated`: both came, and no number of days is known; `open`: the second had not come by `lastPending`; `not-recorded`: it is not on record, and nothing says that it had not come, or `laterStep` says that it did; `ended`: it can no longer come",
  }),
  days: DayRange,
  began: Bounds,
  reached: Bounds,
  lastPending: NullOr(DayShape).annotate({
    description: "The last day before which the second is known not to have come; null where nothing says so",
  }),
  laterStep: NullOr(EventId).annotate({
    description: "Of `not-recorded`: an event that only comes after the second, which therefore came",
  }),
  lastRecorded: NullOr(DayShape).annotate({
    description: "The last day on which anything is known to have happened in the proceeding",
  }),
}).annotate({ identifier: "Span", description: "From one milestone to another" });

const Wait = Struct({
  eventId: EventId,
  type: TypeName,
  title: Word,
  proceeding: NullOr(Proceeding),
  person: NullOr(Person),
  waitsFor: ListOf(Word).annotate({ description: "Titles of the events of which the first ends it" }),
  state: Literals(["ended", "open", "not-dated", "open-not-dated", "possibly"]),
  since: Bounds,
  ended: Bounds,
  endedBy: NullOr(EventId),
  days: DayRange,
}).annotate({ identifier: "Wait", description: "What was asked for, ordered or put off" });

export const TimelineShape = Struct({
  caseId: Word,
  revision: Int,
  asOf: NullOr(DayShape),
  header: Header,
  entries: ListOf(Entry).annotate({
    description:
      "In an order that contradicts nothing that is known; where neighbours could be the other way round, they say so",
  }),
  retracted: ListOf(RetractedEntry).annotate({ description: "What was taken back, still readable" }),
  spans: ListOf(SpanShape),
  waits: ListOf(Wait),
  warnings: ListOf(Warning),
}).annotate({ identifier: "Timeline" });
