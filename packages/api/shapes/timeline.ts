/** How a case's timeline looks in an answer: `@tareekh/projections/timeline.ts` with its sealed texts opened. */
import type { EventTypeName } from "@tareekh/core/catalogue/catalogue.ts";
import { chapters } from "@tareekh/core/catalogue/event-type.ts";
import { personRoles } from "@tareekh/core/catalogue/fields.ts";
import { milestoneNames } from "@tareekh/projections/milestones.ts";
import { type Stage, stages } from "@tareekh/projections/stages.ts";
import { lanes } from "@tareekh/projections/timeline.ts";
import { Schema } from "effect";
import { Bounds, DayRange, DayShape, Occurrence } from "./dates.ts";
import { OpenedData, OpenedSource, RecordingMark, Text } from "./recorded.ts";

const TypeName = Schema.String as unknown as Schema.Codec<EventTypeName>;
const EventId = Schema.String;
const Milestone = Schema.Literals(milestoneNames);
const StageName = Schema.Literals(Object.keys(stages) as Stage[]);

const NextCourtDate = Schema.Struct({
  proceeding: Schema.String,
  text: Schema.String,
  earliest: Schema.NullOr(DayShape),
  latest: Schema.NullOr(DayShape),
  purposes: Schema.Array(Schema.String),
  eventId: EventId,
}).annotate({ identifier: "NextCourtDate" });

const PersonLine = Schema.Struct({
  id: Schema.String,
  role: Schema.Literals(personRoles),
  alias: Schema.NullOr(Schema.String),
  ageLabels: Schema.Array(
    Schema.Struct({
      label: Schema.Literals(["child", "adult", "pending"]),
      eventId: EventId,
    }),
  ),
}).annotate({ identifier: "PersonLine" });

const ProceedingLine = Schema.Struct({
  id: Schema.String,
  firs: Schema.Array(
    Schema.Struct({
      number: Schema.String,
      year: Schema.NullOr(Schema.Int),
      station: Schema.NullOr(Schema.String),
      district: Schema.NullOr(Schema.String),
      state: Schema.NullOr(Schema.String),
      zero: Schema.Boolean,
      eventId: EventId,
    }),
  ),
  courtCases: Schema.Array(
    Schema.Struct({
      caseType: Schema.NullOr(Schema.String),
      number: Schema.String,
      year: Schema.NullOr(Schema.Int),
      court: Schema.NullOr(Schema.String),
      eventId: EventId,
    }),
  ),
  cnrs: Schema.Array(Schema.String),
  court: Schema.NullOr(Schema.String),
  agency: Schema.NullOr(Schema.String),
  sections: Schema.Array(Schema.String),
  stages: Schema.Array(
    Schema.Struct({
      accused: Schema.NullOr(Schema.String),
      stage: StageName,
      since: Bounds,
      eventId: Schema.NullOr(EventId),
      custody: Schema.NullOr(
        Schema.Literals([
          "not-arrested",
          "arrest-deferred",
          "arrested",
          "in-custody",
          "on-bail",
          "absconding",
          "cannot-tell",
        ]),
      ),
    }),
  ),
  nextCourtDate: Schema.NullOr(NextCourtDate),
}).annotate({ identifier: "ProceedingLine" });

const Header = Schema.Struct({
  fileNumber: Schema.NullOr(Schema.String),
  state: Schema.Literals(["open", "closed"]),
  people: Schema.Array(PersonLine),
  proceedings: Schema.Array(ProceedingLine),
  nextCourtDate: Schema.NullOr(NextCourtDate),
  missing: Schema.Array(
    Schema.Struct({
      what: Schema.Literals(["date", "number", "court", "station", "sections", "place", "age"]),
      of: Schema.String,
      proceeding: Schema.NullOr(Schema.String),
      person: Schema.NullOr(Schema.String),
      eventId: Schema.NullOr(EventId),
    }),
  ),
  claims: Schema.Array(Schema.Struct({ eventId: EventId, data: OpenedData })),
}).annotate({ identifier: "TimelineHeader" });

const EarlierVersion = Schema.Struct({
  occurred: Schema.NullOr(Occurrence),
  after: Schema.Array(EventId),
  before: Schema.Array(EventId),
  source: OpenedSource,
  data: OpenedData,
  recorded: RecordingMark,
  reason: Schema.NullOr(Text).annotate({ description: "Of the correction that superseded it" }),
}).annotate({ identifier: "EarlierVersion" });

const entry = {
  eventId: EventId,
  type: TypeName,
  chapter: Schema.Literals(chapters),
  title: Schema.String,
  lane: Schema.Literals(lanes),
  occurred: Schema.NullOr(Occurrence),
  after: Schema.Array(EventId),
  before: Schema.Array(EventId),
  possibly: Schema.Boolean.annotate({ description: "With `asOf`: it may have happened by then, or after" }),
  proceeding: Schema.NullOr(Schema.String),
  people: Schema.Array(Schema.Struct({ id: Schema.String, role: Schema.Literals(personRoles) })),
  source: OpenedSource,
  data: OpenedData,
  recorded: RecordingMark,
  earlier: Schema.Array(EarlierVersion),
};

const Entry = Schema.Struct({
  ...entry,
  bounds: Bounds,
  afterPrevious: Schema.NullOr(Schema.Literals(["yes", "cannot-tell", "same-time"])).annotate({
    description: "Whether it certainly came after the entry before it; null for the first",
  }),
  warnings: Schema.Array(
    Schema.Struct({
      id: Schema.String,
      message: Schema.String,
      events: Schema.Array(EventId),
      settledBy: Schema.NullOr(EventId),
    }),
  ),
}).annotate({ identifier: "TimelineEntry" });

const RetractedEntry = Schema.Struct({
  ...entry,
  retracted: Schema.Struct({ recorded: RecordingMark, reason: Schema.NullOr(Text) }),
}).annotate({ identifier: "RetractedEntry" });

export const Span = Schema.Struct({
  from: Milestone,
  to: Milestone,
  proceeding: Schema.String,
  accused: Schema.NullOr(Schema.String),
  state: Schema.Literals(["closed", "not-dated", "open", "open-not-dated", "possibly", "ended", "not-begun"]),
  days: DayRange,
  began: Bounds,
  reached: Bounds,
  lastPending: Schema.NullOr(DayShape).annotate({
    description: "The last day on which it was known to be pending",
  }),
}).annotate({ identifier: "Span", description: "From one milestone to the next" });

export const Wait = Schema.Struct({
  eventId: EventId,
  type: TypeName,
  title: Schema.String,
  proceeding: Schema.NullOr(Schema.String),
  person: Schema.NullOr(Schema.String),
  waitsFor: Schema.String,
  since: Bounds,
  endedBy: Schema.NullOr(EventId),
  ended: Bounds,
  days: DayRange,
  state: Schema.Literals(["ended", "open", "not-dated", "open-not-dated", "possibly"]),
}).annotate({ identifier: "Wait", description: "What was asked for, ordered or put off" });

export const TimelineShape = Schema.Struct({
  caseId: Schema.String,
  revision: Schema.Int,
  asOf: Schema.NullOr(DayShape),
  header: Header,
  entries: Schema.Array(Entry).annotate({
    description:
      "In an order that contradicts nothing that is known; where neighbours could be the other way round, they say so",
  }),
  retracted: Schema.Array(RetractedEntry),
  spans: Schema.Array(Span),
  waits: Schema.Array(Wait),
}).annotate({ identifier: "Timeline" });
export type TimelineShape = typeof TimelineShape.Type;
