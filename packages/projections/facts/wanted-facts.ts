/**
 * What the record of a stage should hold: which dates, people, numbers and places, whose record it is, and which law or
 * practice wants it. Data: what is not in this table is asked of no case.
 *
 * Those who take over a case find that "names, dates and locations have been omitted for unknown reasons" (Sanjog, on its
 * programme Tafteesh).
 */
import type { EventTypeName } from "@tareekh/core/catalogue/catalogue.ts";
import type { Milestone } from "./milestones.ts";

export const wantedKinds = ["date", "who", "number", "place", "what"] as const;
export type WantedKind = (typeof wantedKinds)[number];

/** Whose record it is in the first place: who could say what is missing. */
export const keepers = ["police", "magistrate", "court", "office"] as const;
export type Keeper = (typeof keepers)[number];

/**
 * Where it stands. `date`: when the event occurred. `field`: in that field of the event. `place`: a State and a district,
 * in that field or (null) in the event itself; a State alone is not precise. `event`: that the event is on record at all,
 * though what only comes after it is. `next-date`: a next date was given, or it was said that there is none. The others stand
 * elsewhere in the case.
 */
export type Standpoint =
  | { readonly at: "date" }
  | { readonly at: "field"; readonly field: string }
  | { readonly at: "place"; readonly field: string | null }
  | { readonly at: "event" }
  | { readonly at: "next-date" }
  | { readonly at: "identity"; readonly of: "survivor" | "accused" }
  | { readonly at: "age" }
  | { readonly at: "officer" };

interface Fact {
  readonly title: string;
  readonly kind: WantedKind;
  readonly keeper: Keeper;
  /** The law or practice that wants it. */
  readonly source: string;
  readonly stands: Standpoint;
}

export interface Stage {
  readonly title: string;
  /** A proceeding has come to the stage where one of these is on record; each of them should hold the facts. */
  readonly events: readonly EventTypeName[];
  /** Only those of them that have one of these codes in a field. */
  readonly only?: { readonly field: string; readonly codes: readonly string[] };
  /** It has also come there where something is on record that only comes after this; to the court case, where a court acted. */
  readonly milestone: Milestone | null;
  readonly facts: Readonly<Record<string, Fact>>;
}

const date: Standpoint = { at: "date" };
const field = (name: string): Standpoint => ({ at: "field", field: name });
const place = (name: string | null): Standpoint => ({ at: "place", field: name });
const event: Standpoint = { at: "event" };

const fir = "CrPC s.154, BNSS s.173, and the columns of the First Information Report";
const arrestMemo = "CrPC s.41B, BNSS s.36 (memorandum of arrest); D.K. Basu v State of West Bengal (1996)";
const remand = "CrPC ss.57, 167, BNSS ss.58, 187: default bail counts from the day of the first remand";
const policeReport = "CrPC s.173(2), BNSS s.193(3)";
const framed = "CrPC ss.211, 212, BNSS ss.234, 235";
const orderSheet = "CrPC s.309, BNSS s.346: the court goes on from day to day, or records why it puts off";
const statement = "CrPC s.164, BNSS s.183; of a child also POCSO Act ss.25, 26";
const protection = "Witness Protection Scheme 2018 (Mahender Chawla v Union of India)";

/** In the order of procedure. */
const wantedOf = {
  people: {
    title: "The people of the case",
    events: [],
    milestone: null,
    facts: {
      "survivor-name": {
        title: "Names of the survivors, sealed",
        kind: "who",
        keeper: "office",
        source: "The office's own file; never shown",
        stands: { at: "identity", of: "survivor" },
      },
      "survivor-age": {
        title: "Ages of the survivors, by evidence or a finding",
        kind: "what",
        keeper: "police",
        source: "JJ Act 2015 s.94; POCSO Act s.34(2)",
        stands: { at: "age" },
      },
      "accused-name": {
        title: "Names of the accused, sealed",
        kind: "who",
        keeper: "police",
        source: `${policeReport}: the names of the parties`,
        stands: { at: "identity", of: "accused" },
      },
      officer: {
        title: "Investigating officer",
        kind: "who",
        keeper: "police",
        source: "CrPC ss.156, 157, BNSS ss.175, 176",
        stands: { at: "officer" },
      },
    },
  },
  "missing-report": {
    title: "Missing report",
    events: ["MissingReportMade"],
    milestone: null,
    facts: {
      date: {
        title: "Date",
        kind: "date",
        keeper: "police",
        source: "Bachpan Bachao Andolan v Union of India (Supreme Court, 10 May 2013)",
        stands: date,
      },
      number: {
        title: "Number of the entry",
        kind: "number",
        keeper: "police",
        source: "Police Act 1861 s.44 (general diary)",
        stands: field("number"),
      },
      station: {
        title: "Police station",
        kind: "place",
        keeper: "police",
        source: "Police Act 1861 s.44 (general diary)",
        stands: field("policeStation"),
      },
      place: {
        title: "State and district",
        kind: "place",
        keeper: "police",
        source: "Police Act 1861 s.44 (general diary)",
        stands: place(null),
      },
    },
  },
  fir: {
    title: "FIR",
    events: ["FirRegistered", "FirRenumbered"],
    milestone: "fir",
    facts: {
      event: { title: "The FIR itself", kind: "what", keeper: "police", source: fir, stands: event },
      date: { title: "Date", kind: "date", keeper: "police", source: fir, stands: date },
      number: { title: "Number", kind: "number", keeper: "police", source: fir, stands: field("number") },
      year: { title: "Year", kind: "number", keeper: "police", source: fir, stands: field("year") },
      station: {
        title: "Police station",
        kind: "place",
        keeper: "police",
        source: fir,
        stands: field("policeStation"),
      },
      place: {
        title: "State and district",
        kind: "place",
        keeper: "police",
        source: fir,
        stands: place(null),
      },
      sections: { title: "Sections", kind: "what", keeper: "police", source: fir, stands: field("sections") },
      informant: {
        title: "Informant",
        kind: "who",
        keeper: "police",
        source: fir,
        stands: field("informant"),
      },
    },
  },
  rescue: {
    title: "Rescue",
    events: ["SurvivorRescued"],
    milestone: null,
    facts: {
      date: {
        title: "Date",
        kind: "date",
        keeper: "police",
        source: "JJ Act 2015 s.31: 24 hours run from it; ITPA ss.15(5), 16(2): forthwith",
        stands: date,
      },
      place: {
        title: "State and district",
        kind: "place",
        keeper: "police",
        source: "ITPA ss.15, 16; CrPC ss.177, 178, BNSS ss.197, 198: the place of the offence",
        stands: place("at"),
      },
      venue: {
        title: "Kind of place",
        kind: "place",
        keeper: "police",
        source: "ITPA ss.3, 7, 15",
        stands: field("venue"),
      },
      by: {
        title: "Who rescued",
        kind: "who",
        keeper: "police",
        source: "ITPA ss.13, 15, 16",
        stands: field("by"),
      },
    },
  },
  "statement-164": {
    title: "Statement to a magistrate",
    events: ["MagistrateStatementRecorded"],
    milestone: null,
    facts: {
      date: { title: "Date", kind: "date", keeper: "magistrate", source: statement, stands: date },
      before: {
        title: "Before which court",
        kind: "who",
        keeper: "magistrate",
        source: statement,
        stands: field("before"),
      },
      place: {
        title: "Where it was recorded",
        kind: "place",
        keeper: "magistrate",
        source: statement,
        stands: field("place"),
      },
      present: {
        title: "Who was present",
        kind: "who",
        keeper: "magistrate",
        source: statement,
        stands: field("present"),
      },
      language: {
        title: "Language",
        kind: "what",
        keeper: "magistrate",
        source: statement,
        stands: field("language"),
      },
    },
  },
  arrest: {
    title: "Arrest",
    events: ["AccusedArrested"],
    milestone: "arrest",
    facts: {
      event: {
        title: "The arrest itself",
        kind: "what",
        keeper: "police",
        source: arrestMemo,
        stands: event,
      },
      date: { title: "Date", kind: "date", keeper: "police", source: arrestMemo, stands: date },
      by: {
        title: "By which agency",
        kind: "who",
        keeper: "police",
        source: arrestMemo,
        stands: field("by"),
      },
      place: {
        title: "State and district",
        kind: "place",
        keeper: "police",
        source: arrestMemo,
        stands: place("at"),
      },
    },
  },
  production: {
    title: "Production of the accused",
    events: ["AccusedProduced"],
    milestone: "production",
    facts: {
      event: {
        title: "The production itself",
        kind: "what",
        keeper: "magistrate",
        source: remand,
        stands: event,
      },
      date: { title: "Date", kind: "date", keeper: "magistrate", source: remand, stands: date },
      before: {
        title: "Before whom",
        kind: "who",
        keeper: "magistrate",
        source: remand,
        stands: field("before"),
      },
    },
  },
  remand: {
    title: "Remand",
    events: ["AccusedRemanded"],
    milestone: "first-remand",
    facts: {
      event: {
        title: "The remand itself",
        kind: "what",
        keeper: "magistrate",
        source: remand,
        stands: event,
      },
      date: { title: "Date", kind: "date", keeper: "magistrate", source: remand, stands: date },
      kind: {
        title: "Kind of remand",
        kind: "what",
        keeper: "magistrate",
        source: remand,
        stands: field("kind"),
      },
      court: {
        title: "By which court",
        kind: "who",
        keeper: "magistrate",
        source: remand,
        stands: field("by"),
      },
    },
  },
  bail: {
    title: "Decision on bail",
    events: ["BailDecided"],
    milestone: null,
    facts: {
      date: {
        title: "Date",
        kind: "date",
        keeper: "court",
        source: "CrPC ss.437, 439, BNSS ss.480, 483",
        stands: date,
      },
      outcome: {
        title: "Outcome",
        kind: "what",
        keeper: "court",
        source: "CrPC ss.437, 439, BNSS ss.480, 483",
        stands: field("outcome"),
      },
      court: {
        title: "Which court",
        kind: "who",
        keeper: "court",
        source: "CrPC ss.437, 439, BNSS ss.480, 483",
        stands: field("court"),
      },
    },
  },
  "bail-grant": {
    title: "Grant of bail",
    events: ["BailDecided"],
    only: { field: "outcome", codes: ["granted", "interim-granted"] },
    milestone: null,
    facts: {
      grounds: {
        title: "Grounds",
        kind: "what",
        keeper: "court",
        source: "CrPC s.437(4), BNSS s.480(4): the reasons for releasing are written down",
        stands: field("grounds"),
      },
    },
  },
  chargesheet: {
    title: "Chargesheet",
    events: ["ChargesheetFiled"],
    milestone: "chargesheet",
    facts: {
      event: {
        title: "The chargesheet itself",
        kind: "what",
        keeper: "police",
        source: policeReport,
        stands: event,
      },
      date: { title: "Date", kind: "date", keeper: "police", source: policeReport, stands: date },
      number: {
        title: "Number",
        kind: "number",
        keeper: "police",
        source: policeReport,
        stands: field("number"),
      },
      accused: {
        title: "Against whom",
        kind: "who",
        keeper: "police",
        source: policeReport,
        stands: field("accused"),
      },
      sections: {
        title: "Sections",
        kind: "what",
        keeper: "police",
        source: policeReport,
        stands: field("sections"),
      },
      court: {
        title: "In which court",
        kind: "place",
        keeper: "police",
        source: policeReport,
        stands: field("court"),
      },
    },
  },
  registered: {
    title: "Court case",
    events: ["CourtCaseNumbered"],
    milestone: null,
    facts: {
      event: {
        title: "Number of the court case",
        kind: "number",
        keeper: "court",
        source: "National Judicial Data Grid: every case has a type, a number and a year",
        stands: event,
      },
      date: {
        title: "Date of registration",
        kind: "date",
        keeper: "court",
        source: "National Judicial Data Grid: ages of cases are counted from it",
        stands: date,
      },
      court: {
        title: "Name of the court",
        kind: "place",
        keeper: "court",
        source: "National Judicial Data Grid",
        stands: field("courtName"),
      },
      place: {
        title: "State and district",
        kind: "place",
        keeper: "court",
        source: "National Judicial Data Grid",
        stands: place(null),
      },
    },
  },
  cognizance: {
    title: "Cognizance",
    events: ["CognizanceTaken"],
    milestone: "cognizance",
    facts: {
      event: {
        title: "The cognizance itself",
        kind: "what",
        keeper: "court",
        source: "CrPC s.190, BNSS s.210, POCSO Act s.33(1)",
        stands: event,
      },
      date: {
        title: "Date",
        kind: "date",
        keeper: "court",
        source: "POCSO Act s.35: 30 days and one year run from it",
        stands: date,
      },
    },
  },
  charge: {
    title: "Charges framed",
    events: ["ChargesFramed"],
    milestone: "charge",
    facts: {
      event: { title: "The charge itself", kind: "what", keeper: "court", source: framed, stands: event },
      date: { title: "Date", kind: "date", keeper: "court", source: framed, stands: date },
      sections: {
        title: "Sections",
        kind: "what",
        keeper: "court",
        source: framed,
        stands: field("sections"),
      },
    },
  },
  "court-dates": {
    title: "Court dates",
    events: ["CourtDateRecorded"],
    milestone: null,
    facts: {
      date: { title: "Date", kind: "date", keeper: "court", source: orderSheet, stands: date },
      result: { title: "Result", kind: "what", keeper: "court", source: orderSheet, stands: field("result") },
      purposes: {
        title: "Purpose",
        kind: "what",
        keeper: "court",
        source: orderSheet,
        stands: field("purposes"),
      },
      next: {
        title: "Next date, or that there is none",
        kind: "date",
        keeper: "court",
        source: orderSheet,
        stands: { at: "next-date" },
      },
    },
  },
  judgment: {
    title: "Judgment",
    events: ["JudgmentGiven"],
    milestone: null,
    facts: {
      date: {
        title: "Date",
        kind: "date",
        keeper: "court",
        source: "CrPC s.353, BNSS s.392",
        stands: date,
      },
      outcome: {
        title: "Outcome",
        kind: "what",
        keeper: "court",
        source: "CrPC s.354, BNSS s.393",
        stands: field("outcome"),
      },
      sections: {
        title: "Sections",
        kind: "what",
        keeper: "court",
        source: "CrPC s.354(1)(c), BNSS s.393(1)(c)",
        stands: field("sections"),
      },
      court: {
        title: "Which court",
        kind: "who",
        keeper: "court",
        source: "CrPC s.353, BNSS s.392",
        stands: field("court"),
      },
    },
  },
  threat: {
    title: "Threat or inducement",
    events: ["ThreatReported"],
    milestone: null,
    facts: {
      date: { title: "Date", kind: "date", keeper: "police", source: protection, stands: date },
      by: { title: "By whom", kind: "who", keeper: "police", source: protection, stands: field("by") },
      place: {
        title: "State and district",
        kind: "place",
        keeper: "police",
        source: protection,
        stands: place("at"),
      },
      receiver: {
        title: "Reported to whom",
        kind: "who",
        keeper: "police",
        source: protection,
        stands: field("reportedTo"),
      },
    },
  },
} as const satisfies Readonly<Record<string, Stage>>;

export type WantedStage = keyof typeof wantedOf;
export const wantedStages = Object.keys(wantedOf) as readonly WantedStage[];

/** A line of the table. */
export interface WantedFact extends Omit<Fact, "stands"> {
  readonly stage: WantedStage;
  readonly fact: string;
}

/** What a stage is known by, and what its record should hold. */
export const stageWanted = (stage: WantedStage): Stage => wantedOf[stage];

export const wantedFacts: readonly WantedFact[] = wantedStages.flatMap((stage) =>
  Object.entries(stageWanted(stage).facts).map(([fact, { stands: _, ...said }]) => ({
    stage,
    fact,
    ...said,
  })),
);
