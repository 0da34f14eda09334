/**
 * Every word of the pages in English. Titles and code words of the catalogue are the catalogue's.
 *
 * Many readers have English as a second language: short sentences, the legal terms of Indian practice, and *side*,
 * never *fault*.
 */

import type { PersonRole } from "@tareekh/core/catalogue/fields.ts";
import type { ageBands } from "@tareekh/projections/answers/pendency-figures.ts";
import type { Custody } from "@tareekh/projections/custody.ts";
import type { Lane } from "@tareekh/projections/lanes.ts";
import {
  type Milestone,
  milestoneNames,
  milestones as milestoneTitles,
} from "@tareekh/projections/milestones.ts";
import type { Outcome } from "@tareekh/projections/outcomes.ts";
import type { SpanState } from "@tareekh/projections/spans.ts";
import { type Stage, stages as stageTitles } from "@tareekh/projections/stages.ts";
import type { WhyNoFigure } from "@tareekh/projections/statistics/statistics.ts";
import type { WaitState } from "@tareekh/projections/waits.ts";
import { html } from "hono/html";
import type { Html } from "../../page-context.ts";
import type { NoSuchMonth } from "../forms/written-date.ts";
import { imports } from "./en-imports.ts";
import { releases } from "./en-releases.ts";

/** `1,04,523`: digits grouped as in India. */
const figure = (count: number): string => count.toLocaleString("en-IN");

const many = (count: number, one: string, more: string): string =>
  `${figure(count)} ${count === 1 ? one : more}`;

/** `13th`, `21st`, `112th`. */
const ordinal = (number: number): string => {
  const teens = number % 100 > 10 && number % 100 < 14;
  return `${number}${(teens ? "" : ["", "st", "nd", "rd"][number % 10]) || "th"}`;
};

/** Bail decided without an application on record; nothing where there is none. */
const withoutApplication = (orders: number, before: string): string =>
  orders === 0 ? "" : `${before}${many(orders, "order", "orders")} without an application on record`;

const lanes: Record<Lane, { readonly name: string; readonly short: string }> = {
  people: { name: "Survivors", short: "Survivor" },
  police: { name: "Investigation", short: "Police" },
  custody: { name: "Custody and bail", short: "Custody" },
  court: { name: "Court", short: "Court" },
  protection: { name: "Threats, protection", short: "Threats" },
  record: { name: "Record", short: "Record" },
};

const roles: Record<PersonRole, string> = {
  survivor: "Survivor",
  accused: "Accused",
  witness: "Witness",
  counsel: "Counsel",
  officer: "Officer",
  informant: "Informant",
  other: "Other person",
};

/** English has the projections' own words for these; another language says each anew. */
const stages: Record<Stage, string> = stageTitles;
const milestones = Object.fromEntries(
  milestoneNames.map((name) => [name, milestoneTitles[name].title]),
) as Record<Milestone, string>;

const custody: Record<Custody, string> = {
  "no-arrest-recorded": "No arrest recorded",
  "arrest-deferred": "Arrest deferred",
  arrested: "Arrested",
  "in-custody": "In custody",
  "on-bail": "On bail",
  released: "Released",
  "bail-cancelled": "Bail cancelled",
  absconding: "Absconding",
  "cannot-tell": "Cannot tell",
};

const spanStates: Record<SpanState, string> = {
  closed: "Done",
  "not-dated": "Both happened; the days are not known",
  open: "Open",
  "open-not-dated": "Open; no date to count from",
  "not-recorded": "Not recorded",
  possibly: "May have happened by then",
  ended: "Can no longer happen",
  "start-not-recorded": "Done; the beginning is not recorded",
  "not-begun": "Not begun",
};

const waitStates: Record<Exclude<WaitState, "ended" | "open">, string> = {
  "not-dated": "Ended; the days are not known",
  "open-not-dated": "No end is recorded, and there is no date to count from",
  possibly: "May have ended by then",
};

export const en = {
  lang: "en",
  name: "Tareekh",

  nav: {
    label: "Main",
    skip: "Skip to the content",
    cases: "Cases",
    hearings: "Court dates",
    figures: "Figures",
    bail: "Bail",
    intimidation: "Threats",
    imports: "Import",
    releases: "Releases",
    signOut: "Sign out",
  },

  live: {
    caseChanged: "Something has been recorded in this case since the page was opened.",
    listChanged: "Something has been recorded since this list was made.",
    show: "Show it",
  },

  dates: {
    months: [
      "January",
      "February",
      "March",
      "April",
      "May",
      "June",
      "July",
      "August",
      "September",
      "October",
      "November",
      "December",
    ],
    shortMonths: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
    weekdays: ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
    am: "am",
    pm: "pm",
    about: (date: string) => `about ${date}`,
    notCertain: (date: string) => `${date}, not certain`,
    yearNotStated: (date: string) => `${date}, year not stated`,
    range: (first: string, last: string) => `${first} to ${last}`,
    onOrBefore: (date: string) => `on or before ${date}`,
    onOrAfter: (date: string) => `on or after ${date}`,
    notKnown: "date not known",
  },

  days: {
    exactly: (count: number) => many(count, "day", "days"),
    between: (least: number, most: number) => `${figure(least)} to ${many(most, "day", "days")}`,
    atLeast: (count: number) => `at least ${many(count, "day", "days")}`,
    atMost: (count: number) => `at most ${many(count, "day", "days")}`,
    notKnown: "days not known",
    today: "today",
    tomorrow: "tomorrow",
    in: (count: number) => `in ${many(count, "day", "days")}`,
    ago: (count: number) => `${many(count, "day", "days")} ago`,
    thatDay: "that day",
    later: (count: number) => `${many(count, "day", "days")} later`,
    earlier: (count: number) => `${many(count, "day", "days")} earlier`,
  },

  imports,
  releases,
  figure,
  /** With one decimal, where there is one. */
  tenths: (number: number) => number.toLocaleString("en-IN", { maximumFractionDigits: 1 }),
  lanes,
  roles,
  stages,
  milestones,

  cases: {
    title: "Cases",
    add: "New case",
    search: "Find a case",
    searchHelp: "FIR number with station and year (155/2024 Malvani), court case number, CNR, or alias",
    searchButton: "Search",
    clear: "Show all cases",
    found: (count: number, query: string) =>
      count === 0
        ? `No case was found for “${query}”. Check the number, or try one word of it.`
        : `${many(count, "case", "cases")} found for “${query}”`,
    count: (count: number) => many(count, "case", "cases"),
    more: "More cases",
    empty: {
      title: "No case has been recorded yet",
      text: "Begin with the first paper that you have: a missing report, an FIR, or a note of the rescue. Dates that you do not know can stay unknown.",
      action: "Record the first case",
    },
    columns: {
      next: "Next date",
    },
    noNext: "No next date recorded",
    lastKnown: "Last known:",
    openWarnings: (count: number) => `${many(count, "warning", "warnings")} to look into`,
    setAsideCount: (count: number) =>
      `${many(count, "case", "cases")} could not be read and ${count === 1 ? "stands" : "stand"} in no list or figure:`,
    closed: "Closed",
    unnumbered: "No number yet",
    people: (survivors: number, accused: number) =>
      `${many(survivors, "survivor", "survivors")}, ${accused} accused`,
  },

  newCase: {
    title: "New case",
    intro:
      "A case holds the people and the proceedings that belong together. You can add everything else afterwards.",
    fileNumber: "Your file number",
    fileNumberHelp: "How your office names the case. Never a person’s name.",
    known: "What is known already?",
    knownHelp: "Give what you have, so that the case is found again and not opened a second time.",
    parts: {
      fir: "FIR number",
      report: "Missing report",
      court: "Court case number",
      cnr: "CNR",
      survivor: "Alias of the survivor",
    },
    noNumber: "No number is known yet",
    nothing:
      "Give your file number, another number, or the alias of the survivor. If there is none, choose “No number is known yet”.",
    save: "Open the case",
    cancel: "Back to the cases",
  },

  case: {
    record: "Record an event",
    courtDate: "Record a court date",
    facts: "The case at a glance",
    proceeding: (number: number) => `Proceeding ${number}`,
    fir: "FIR",
    zeroFir: "zero FIR",
    noFir: "FIR number not recorded",
    court: "Court",
    courtCase: "Court case",
    cnr: "CNR",
    agency: "Investigated by",
    sections: "Sections",
    stage: "Stage",
    stagePer: "Stage of each accused",
    noAccused: "No accused recorded",
    next: "Next date",
    noNext: "No next date recorded",
    since: (date: string) => `since ${date}`,
    people: "People",
    age: {
      child: "below 18",
      adult: "18 or above",
      pending: "age not yet determined",
      "cannot-tell": "age cannot be told",
    },
    statutes: {
      itpa: "Immoral Traffic Act",
      pocso: "POCSO Act",
      jj: "Juvenile Justice Act",
      bns: "BNS and IPC",
    },
    underStatutes: {
      child: "a child",
      minor: "a minor (16 or 17)",
      "child-or-minor": "a child (below 16) or a minor (16 or 17)",
      adult: "an adult",
      "cannot-tell": "cannot be told",
    },
    underAll: (label: string) => `${label} under every statute`,
    underSome: (label: string, statutes: readonly string[]) => `${label} under the ${statutes.join(", ")}`,
    agesThen: "Each age is that of the day on which it was stated.",
    ageBasis: { found: "found", evidence: "by evidence", reported: "as reported" },
    missing: "What is missing",
    missingNone: "Nothing that we look for is missing.",
    missingCount: (count: number) => `What is missing: ${many(count, "fact", "facts")}`,
    missingWhat: {
      event: "Not on record",
      date: "Date of",
      number: "Number of",
      court: "Court of",
      station: "Police station of",
      sections: "Sections of",
      place: "Place of",
      age: "Age of",
      person: "People",
      proceeding: "Proceeding",
    },
    claims: "Reported claims",
    claimsHelp: "What a source says. It makes no event of this case.",
    timeline: "Timeline",
    caption: (events: number, undated: number) =>
      undated === 0
        ? `${many(events, "event", "events")}. The numbers are those of the list below, which says the same in words.`
        : `${many(events, "event", "events")}, ${undated} without a date. The numbers are those of the list below, which says the same in words.`,
    legend: {
      point: "on this day",
      stretch: "some time in this stretch",
      tentative: "due, or perhaps later",
      undated: "no date",
      ahead: "dated after today, perhaps by a slip",
    },
    drawing: {
      ordered: "No date, order known",
      unordered: "No date, order not known",
      broken: (days: number) =>
        days < 60
          ? `${days} days`
          : days < 700
            ? `${Math.round(days / 30.4)} months`
            : `${Math.round(days / 365.25)} years`,
      due: "Due",
    },
    list: "All events",
    listShort: "Events",
    listEmpty: "Nothing has been recorded in this case yet.",
    order: {
      mayBeBefore: (number: number) => `may have come before ${number}`,
    },
    possibly: "may not have happened by then",
    fromOrder: (bounds: Html) => html`${bounds}, from the order`,
    unplaced: "No date and no order known",
    settingUp: (count: number) =>
      many(count, "entry on who and what is in the case", "entries on who and what is in the case"),
    after: "after",
    before: "before",
    recorded: (who: string, when: string) => `Recorded by ${who}, ${when}`,
    corrected: (times: number) => (times === 1 ? "Corrected once" : `Corrected ${times} times`),
    earlier: "Earlier version",
    earlierOn: (when: string, who: string) => `As recorded on ${when} by ${who}`,
    reason: "Reason",
    correct: "Correct",
    retract: "Take back",
    actionsOf: (title: string, number: number) => `${number}, ${title}`,
    warning: "Warning",
    settle: "Say why this is right",
    settledBy: (who: string) => `Settled by ${who}`,
    retracted: "Taken back",
    retractedCount: (count: number) => many(count, "event was taken back", "events were taken back"),
    retractedBy: (who: string, when: string) => `Taken back by ${who}, ${when}`,
    restore: "Put back",
    sealed: "sealed",
    sealedClosed: "Sealed",
    sealedForgotten: "Erased: the key to this text was destroyed",
    sealedUnreadable: "This text cannot be opened. Tell whoever keeps the keys.",
    yes: "yes",
    no: "no",
    delays: "How long it took",
    delaysEmpty: "No two milestones have been recorded yet.",
    spanStates,
    openUntil: (date: string) => `known to be open until ${date}`,
    laterStep: "it came: a later step is on record",
    lastRecorded: (date: string) => `nothing dated is recorded after ${date}`,
    notStated: (titles: readonly string[]) => `Not stated: ${titles.join(", ")}`,
    jump: "On this page",
    spanFromTo: (from: string, to: string) => `${from} to ${to}`,
    waits: "What is waited for",
    waitFor: (title: string, forWhat: readonly string[]) => `${title}. Waits for: ${forWhat.join(", or ")}`,
    waitStates,
    waitEnded: (days: string) => `came after ${days}`,
    waitSince: (date: string) => `since ${date}`,
    waitSoFar: (days: string, until: string) => `No end is recorded. If it still waits, ${days} by ${until}.`,
    namesNobody: "It names no accused, and counts for each of them.",
    nothingYetTitle: "Nothing was recorded yet",
    nothingYet: (date: string) => `Nothing had been recorded by ${date}.`,
    printed: (date: string) => `Printed on ${date}.`,
    printedOf: (caseId: string, revision: number) => `Case ${caseId}, revision ${figure(revision)}.`,
    printedHash: (hash: string) => `Hash in the log (SHA-256): ${hash}`,
    bail: "Bail",
    bailEmpty: "No bail has been recorded.",
    intimidation: "Threats and inducements",
    intimidationEmpty: "None has been recorded.",
    view: {
      title: "See the case at another time",
      asOf: "What had happened by",
      asOfHelp: "Leaves out what happened later",
      knownAt: "What we knew on",
      knownAtHelp: "Leaves out what was recorded later",
      show: "Show",
      now: "Back to now",
      asOfNote: (date: string) => `The case as it stood on ${date}.`,
      knownAtNote: (date: string) => `What had been recorded by ${date}.`,
      bad: "This is not a day. Write it as 12-11-2020.",
    },
    revision: (revision: number) => `Revision ${revision}`,
    print: "Print",
  },

  record: {
    title: "Record an event",
    choose: "What happened?",
    chooseHelp: "Choose one. You can search by a word, such as bail or rescue.",
    find: "Search",
    findHelp: "A word of the event",
    found: (count: number) => many(count, "kind of event", "kinds of events"),
    none: "No kind of event has this word. Try another word.",
    chapters: {
      people: "People",
      investigation: "Report and investigation",
      "custody-and-bail": "Custody and bail",
      court: "Court",
      "care-and-compensation": "Care and compensation",
      "intimidation-and-protection": "Threats and protection",
      "record-keeping": "The record itself",
    },
    another: "Choose another kind",
    often: "Often recorded",
    all: "All kinds",
    when: "When did it happen?",
    knownOn: "As known on",
    knownOnHelp: "Not needed. Without a date this holds on any day of the case.",
    date: "Date",
    dateHelp: "As 12-11-2020, 11-2020, 2020 or September",
    until: "Last date",
    time: "Time",
    timeHelp: "If it is known",
    certainty: {
      label: "How sure is the date?",
      on: "On this date",
      about: "About",
      between: "Between two dates",
      by: "On or before",
      from: "On or after",
      "not-known": "Not known",
    },
    order: "Before or after other events",
    orderHelp: "Useful when the date is not known.",
    after: "It came after",
    before: "It came before",
    nothing: "Not chosen",
    details: "Details",
    source: "Who says so?",
    sourceMore: "More about the source",
    needed: "needed",
    chooseSome: (count: number) => `Choose from ${count}`,
    sealed: "sealed",
    sealedHelp: "Sealed: only people of your office can read it.",
    choosePrompt: "Choose",
    yes: "Yes",
    no: "No",
    notStated: "Not stated",
    addRow: (title: string) => `Add to: ${title}`,
    row: (title: string, number: number) => `${title} ${number}`,
    oneALine: "One on each line",
    newPerson:
      "The person is named by role and number, such as Accused 2. Names are recorded apart, and sealed.",
    newProceeding: (number: number) => `This will be proceeding ${number} of the case.`,
    dayHelp: "As 12-11-2020",
    person: "person",
    noEvents: "No event is recorded in this case yet.",
    save: "Save",
    saving: "Saving …",
    done: {
      recorded: (title: string) => `Saved: ${title}.`,
      corrected: (title: string) => `Corrected: ${title}.`,
      "taken-back": (title: string) => `Taken back: ${title}.`,
      "put-back": (title: string) => `Put back: ${title}.`,
      settled: (warning: string) => `Warning settled: ${warning}`,
      "settled-before": (who: string) =>
        `Nothing was recorded: ${who} had settled this warning already. The reason given first stands beside it.`,
    },
    savedLink: "See it in the list",
    notSaved: "Not saved yet",
    notSavedText:
      "The line did not answer. What you typed is kept on this device until it is saved. Press Save again; it will be recorded once.",
    refused: "Not saved",
    refusedText: "What you typed is kept on this device until it is saved.",
    sealedKept: "Sealed texts are kept only while this tab stays open, and are gone when it is closed.",
    notSavedOnServer: "Nothing was recorded. What you typed is kept below.",
    draftKept: "You have a draft that was not saved.",
    draftSealedGone: "Its sealed texts were not kept: write them again.",
    draftUse: "Use the draft",
    draftDrop: "Delete the draft",
    noPeople: (role: string) => `No ${role} is recorded in this case yet.`,
    addPerson: (role: string) => `Add the ${role} first`,
    noProceedings: "No proceeding is recorded in this case yet.",
    openProceeding: "Open a proceeding first",
    comeBack: "You then come back to this form.",
    warned: "A warning:",
  },

  writtenDate: {
    noSuchMonth: ({ written, month, dayFirst, instead }: NoSuchMonth) =>
      `${written} is not a date: ${dayFirst ? "the day comes first" : "the month comes after the year"}, and there is no ${ordinal(month)} month.${instead.length === 0 ? "" : ` Write ${instead.join(" or ")}.`}`,
    refused: {
      "date-missing": "Write the date, or choose “Not known”.",
      "not-understood": "We could not read this date. Write 12-11-2020, 11-2020, 2020 or September.",
      "two-digit-year": "Write the year with four digits: 12-11-2020.",
      "no-such-month": "There is no such month: a year has months 1 to 12. Write 11-2020 for November 2020.",
      "no-such-day": "There is no such day in the calendar.",
      "ends-before-it-begins": "The last date comes before the first. Write the earlier date first.",
      "not-a-time": "Write the time as 14:30 or 2:30 pm.",
      "time-without-day": "A time needs a full date.",
      "second-date-missing": "Write the last date too.",
      "not-a-day": "Write one full day: 12-11-2020.",
    },
  },

  problems: {
    title: (count: number) => `Not saved: ${many(count, "thing", "things")} to mend`,
    required: "This is needed.",
    expected: (expected: string) => `Expected ${expected}.`,
    notNumber: "Write a whole number.",
    tooLong: (most: number, length: number) =>
      `This has ${figure(length)} characters, and at most ${figure(most)} can be saved. Shorten it.`,
    unknownType: "This kind of event is not known.",
    sentBefore:
      "This form was saved before, with something else in it. Look at what is recorded. If this is a further entry, save it as new.",
    sentBeforeLink: "See what is recorded",
    saveAnew: "Save as a new entry",
    unreadableDay: "We could not read the day on which this form was written. Open the form again.",
    changedMeanwhile: "Someone recorded something in this case meanwhile. Look again, then save.",
  },

  courtDate: {
    title: "Court date",
    proceeding: "Which proceeding?",
    date: "Which day?",
    today: "Today",
    otherDay: "Another day",
    chooseDay: "Choose the day.",
    chooseNext: "Choose the day, or choose “Not known”.",
    result: "What happened?",
    purposes: "What for?",
    side: "Put off: on which side?",
    notAdjourned: "Not put off",
    reason: "Why?",
    otherReason: "Or another reason",
    next: "Next date",
    nextNone: "None was given",
    nextUnknown: "Not known",
    attendance: "Which accused came?",
    note: "Note",
    more: "Purpose, attendance, note",
    save: "Save court date",
    full: "Use the full form",
    noProceeding: "This case has no proceeding yet, so a court date cannot be recorded.",
    openProceeding: "Open a proceeding first",
  },

  correct: {
    title: "Correct an entry",
    intro: "The earlier version stays readable. Say why you correct it.",
    changed: "Somebody corrected this entry meanwhile",
    changedProblem: "Compare what you typed with how the entry reads now. Saving replaces all of it.",
    changedBy: (who: string, when: string) => `How it reads now, by ${who}, ${when}:`,
    unreadable:
      "A sealed text of this entry cannot be opened. Saving this form would lose it, so the entry cannot be corrected here. A program can correct it through the API; ask whoever keeps the server why the text does not open.",
    reason: "Why is it corrected?",
    reasonHelp: "For example: the order sheet says 12, not 21.",
    save: "Save the correction",
    retract: {
      title: "Take an entry back",
      intro: "It no longer counts. It stays readable under “taken back”, and you can put it back.",
      reason: "Why is it taken back?",
      save: "Take it back",
    },
    opening: {
      stays:
        "A case is not without its opening, so this entry cannot be taken back. If the case is followed no more, close it. If the entry was recorded wrongly, correct it.",
      close: "Close the case",
      correct: "Correct this entry",
    },
    restore: {
      title: "Put an entry back",
      intro: "It counts again.",
      reason: "Why is it put back?",
      save: "Put it back",
    },
    settle: {
      title: "Settle a warning",
      intro: "The entry stays as it is. Say why it is right; your words then stand beside the warning.",
      reason: "Why is it right?",
      save: "Settle the warning",
    },
    cancel: "Back to the case",
  },

  figures: {
    open: (count: number) => `${figure(count)} open`,
    leftOut: "Left out",
    leftOutNone: "Nothing was left out.",
    position: (position: number) => `As of entry ${figure(position)} of the log`,
    behind: "Newer entries are still being counted.",
    csv: "Download as CSV",
    filters: "Filter",
    moreFilters: "More choices",
    show: "Show",
    all: "All",
    more: "Next page",
    rows: (count: number) => many(count, "entry", "entries"),
    badYear: "Write the year with four digits.",
    badCode: "This is not in the list. Choose one of the list.",
    backwards: (first: string) => `The last day comes before the first. Write ${first} or a later day.`,
    togetherChosen: "All that is chosen, together",
    printed: (day: string) => `Printed on ${day}.`,
    chosen: (filters: string) => `Chosen: ${filters}.`,
    chosenAll: "Nothing was filtered.",
    state: "State",
    district: "District",
    agency: "Agency",
    year: "Year of FIR",
    from: "From",
    to: "To",
    case: "Case",
    proceeding: "Proceeding",
    accused: "Accused",
    nothing: "There is nothing to show for this choice.",
    dayExample: "12-11-2020",
    notKnown: "not known",
    setAside: (count: number) => `${many(count, "case was", "cases were")} set aside and not counted`,
  },

  figureNav: {
    label: "Figures",
    overview: "Overview",
    delays: "Delays",
    stages: "How far cases get",
    outcomes: "How cases end",
    pendency: "What is pending",
    adjournments: "Adjournments",
    compensation: "Compensation",
    completeness: "What is missing",
  },

  overviewPage: {
    title: "Figures",
    intro:
      "What the cases followed by this office say together: no census. Each figure counts those still waiting.",
    notYet: "Too little is recorded to draw this yet.",
    more: (title: string) => `${title}: choose, compare, download`,
  },

  /** Figures that count proceedings, or the accused in them. */
  unitFigures: {
    countFrom: "Count from",
    by: "Compare by",
    bys: {
      "": "All together",
      state: "State",
      district: "District",
      agency: "Agency",
      year: "Year of the FIR",
      courtType: "Kind of court",
      court: "Court",
      victim: "Child or adult survivor",
      bail: "Bail status",
      interState: "Across States",
      stage: "Stage reached",
      purpose: "Purpose of the court date",
      result: "What came of it",
    },
    count: "Count",
    units: { "": "As is usual for these", proceeding: "Proceedings", accused: "Accused" },
    unit: {
      proceeding: (count: number) => many(count, "proceeding", "proceedings"),
      accused: (count: number) => `${figure(count)} accused`,
    },
    act: "Act",
    section: "Section",
    victims: { child: "a child among the survivors", adult: "adults only" },
    bails: { ...custody, mixed: "Differs between the accused" },
    interStates: { yes: "more than one State", no: "one State" },
    entry: "Count from when",
    entries: {
      delayed: "The day we began to follow each",
      ignored: "The beginning (complete registers only)",
    },
    /** Of a State, a district and the like. */
    noGroup: "none on record",
    noCensus: "These are cases followed by this office: no census.",
    empty: {
      title: "There is nothing to count yet",
      text: "Figures are made of what is recorded. Open a case and record when its FIR was registered and what came after.",
      action: "Record a case",
    },
    nothingChosen: "Nothing fits all that was chosen. Take back one of the choices, or choose a wider one.",
    whyNone: {
      "nothing-observed": "none could be followed from the first day to the second",
      "too-few-events": "fewer than five have ended",
      "not-reached": "too many are still waiting",
      "risk-set-emptied": "too few were followed at that time",
    } satisfies Record<WhyNoFigure, string>,
    whatItSays: "What this says",
    sort: "Order by",
    pages: "Pages",
    page: (page: number, pages: number) => `Page ${figure(page)} of ${figure(pages)}`,
    previous: "Previous page",
    next: "Next page",
  },

  plots: {
    inNumbers: "The same in numbers",
    percent: (share: number) => `${share.toLocaleString("en-IN", { maximumFractionDigits: 1 })} %`,
    share: "Share still waiting",
    atRisk: "Number still followed",
    half: "half",
    daysSince: (from: string) => `Days since: ${from}`,
    yearsSince: (from: string) => `Years (of 365 days) since: ${from}`,
    after: "After",
    waiting: "Still waiting",
    between: "95 % interval",
    followed: "Still followed",
    range: (lower: string, upper: string) => `${lower} to ${upper}`,
    years: (count: number) => many(count, "year", "years"),
    waitingTitle: (from: string, to: string) => `Share still waiting, from ${from} to ${to}`,
    waitingAfter: (name: string, shares: readonly string[]) =>
      `${name === "" ? "" : `${name}: `}${shares.join(", ")}.`,
    waitingShare: (share: string, time: string) => `${share} after ${time}`,
  },

  delaysPage: {
    title: "Delays",
    intro: "How long from one milestone to another, with those counted that are still waiting.",
    from: "From",
    to: "To",
    reached: "Reached",
    waiting: "Still waiting",
    endedOtherwise: "Ended otherwise",
    notRecorded: "Not recorded",
    leftOut: "Left out",
    all: "All",
    caption: (to: string) =>
      `The line is the share still waiting after so many days. It goes down each time one reaches “${to}”. The shaded band is how far chance alone may have moved it: it grows wide where few are left. It does not say how long any one case will take.`,
    half: "Half had reached it after",
    quarter: "A quarter, after",
    threeQuarters: "Three quarters, after",
    interval: (lower: string, upper: string) => `95 % interval: ${lower} to ${upper}`,
    intervalOpen: (lower: string) => `95 % interval: ${lower} or more`,
    notKnownBecause: (why: string) => `not known: ${why}`,
    naive: "Of those that reached it alone",
    range: "Shortest to longest",
    rangeNote: "of those that reached it",
    naiveNote: "what is often published; it leaves out all that had not reached it",
    followedCount: "In the curve",
    followedNote: ({
      events,
      waiting,
      endedOtherwise,
    }: {
      readonly events: number;
      /** Those that ended otherwise among them. */
      readonly waiting: number;
      readonly endedOtherwise: number;
    }) =>
      `${figure(events)} reached it, ${figure(waiting - endedOtherwise)} still waited when last seen${endedOtherwise === 0 ? "" : `, ${figure(endedOtherwise)} ended otherwise and count until then`}`,
    ifToday: "If all were pending until today",
    ifTodayNote: "half, after",
    stale: "Not confirmed for six months",
    staleNote: "of those still waiting",
    longestOpen: "Longest known to be waiting",
    howMany: "How many there are",
    curveCsv: "Curve as CSV",
    compare: {
      title: (first: string, second: string) => `${first} and ${second} compared`,
      choose: "Compare two",
      first: "First",
      second: "Second",
      show: "Compare",
      same: "Choose two different ones.",
      caption: (to: string) =>
        `Each line is the share still waiting for “${to}” in its group; the lower line is the quicker one. The bands show how far chance alone may have moved each; the sentence beside says whether the gap is more than that.`,
      small: "The test in figures",
    },
    each: {
      state: "By State",
      district: "By district",
      agency: "By agency",
      year: "By year of the FIR",
      courtType: "By kind of court",
      court: "By court",
      victim: "By child or adult survivor",
      bail: "By bail status",
      interState: "Across States or not",
      purpose: "By purpose of the court date",
      result: "By what came of the court date",
    },
    columns: {
      half: "Half reached it after",
      naive: "Of those that reached it alone",
      stale: "Not confirmed",
    },
    sorts: {
      name: "Name",
      all: "Most cases",
      waiting: "Most still waiting",
      half: "Longest half",
    },
    sameMilestone: "Choose two different milestones.",
    /** Adds up, and says so. */
    sum: (
      {
        reached,
        waiting,
        endedOtherwise,
        notRecorded,
        leftOut,
      }: {
        readonly reached: number;
        readonly waiting: number;
        readonly endedOtherwise: number;
        readonly notRecorded: number;
        readonly leftOut: number;
      },
      all: string,
    ) =>
      `${figure(reached)} reached + ${figure(waiting)} still waiting + ${figure(endedOtherwise)} ended otherwise + ${figure(notRecorded)} not recorded + ${figure(leftOut)} left out = ${all}.`,
    counted:
      "Each is counted once: it is reached where the second milestone is on record, still waiting where something on record says that it had not come, ended otherwise where it came to an end without it (it counts in the curve until then), not recorded where nothing says whether it has come, and left out where it has not begun, its beginning is not recorded, or it is not certain.",
    leftOutBecause: {
      notBegun: (count: number) => `${figure(count)} not begun`,
      startNotRecorded: (count: number) => `${figure(count)} reached, and the beginning is not recorded`,
      possibly: (count: number) => `${figure(count)} not certain`,
      elsewhere: (count: number) =>
        `besides these, ${figure(count)} counted with the proceeding from which it was split`,
    },
  },

  outcomesPage: {
    title: "How cases end",
    intro: "How long until conviction, acquittal or another end, with those counted that are still waiting.",
    heading: (from: string) => `How cases end, counted from: ${from}`,
    outcomes: { convicted: "Convicted", acquitted: "Acquitted", other: "Otherwise" } satisfies Record<
      Outcome,
      string
    >,
    waiting: "Still waiting",
    of100: "Of 100 followed",
    plotTitle: (from: string) => `How many had ended in which way, by the time since: ${from}`,
    within: (time: string) => `Within ${time}`,
    caption:
      "Of 100 followed, how many had ended in each way by then: each colour is one way, and all above the colours still wait. A proceeding counts as convicted where any of its accused was. It does not say how those that still wait will end.",
    ofEnded: "Convicted, of those that ended",
    ofEndedNote: "what is often published; it leaves out all that wait",
    notCounted: "Not counted",
    leftOutNotCounted: (count: string) =>
      `${count} of which the beginning, the end or that it still waits is not on record`,
    notCountedNote: (from: string) =>
      `“${from}”, the end or that it still waits is not on record, or on no day: however these ended, they stand under no outcome here`,
    convictedWithin: (time: string) => `Convicted within ${time}`,
    mostConvicted: "Most convicted",
  },

  stagesPage: {
    title: "How far cases get",
    intro: "Of 100 that began, how many reached each step, and how many still can.",
    heading: (from: string) => `Of 100 that began with: ${from}`,
    plotTitle: (from: string) => `How many of 100 reached each step, from: ${from}`,
    caption:
      "The full part of each bar is how many of 100 have reached the step; the dashed part is how many more still can, because their case goes on. The truth in the end lies between the two. Steps are not a ladder: some are reached without the one before.",
    claimMark: (percent: string) => `published: less than ${percent} reach a court`,
    claim: "What has been published",
    reachedAtMost: (reached: string, most: string) => `${reached}, at most ${most}`,
    step: "Step",
    reached: "Reached",
    stillCan: "Still can",
    noLonger: "No longer can",
    of100: "Of 100",
    began: "Began",
    eachHelp:
      "Of 100 that began, how many have reached each step, and at most can. None is given of fewer than five.",
    mostChargesheets: "Most chargesheets",
  },

  pendencyPage: {
    title: "What is pending",
    intro:
      "By age, stage and court, in the bands of the National Judicial Data Grid, so that the two can be compared.",
    agesTitle: (from: string) => `Age today, counted from: ${from}`,
    agesCaption:
      "How many are pending in each band of age. Pending means that something on record says so; nobody may have looked since. It does not say how long they will take.",
    stagesTitle: "Stage reached",
    stagesCaption: "How many of the pending stand at each stage, as far as is on record.",
    courtsTitle: "By court",
    bands: {
      years0to1: "Below 1 year",
      years1to3: "1 to 3 years",
      years3to5: "3 to 5 years",
      years5to10: "5 to 10 years",
      years10to20: "10 to 20 years",
      years20to30: "20 to 30 years",
      yearsOver30: "Above 30 years",
    } satisfies Record<(typeof ageBands)[number]["name"], string>,
    notDated: "No day to count from",
    age: "Age",
    pending: "Pending",
    toToday: "Counted to today",
    toConfirmed: "To when last confirmed",
    oldest: "Oldest",
    stayed: "Stayed by a higher court",
    absconding: "Accused absconding",
    longPending: "Long-pending register",
    notConfirmed: "Not counted",
    notConfirmedNote: "no end is on record, and nothing says that they were pending",
    leftOutNotConfirmed: (count: string) => `${count} of which nothing says that they were pending`,
    mostPending: "Most pending",
    oldestFirst: "Oldest first",
  },

  adjournmentsPage: {
    title: "Adjournments",
    intro: "What came of court dates, what was put off, on which side and why.",
    results: "Held or not",
    resultsTitle: "What came of the court dates",
    resultsCaption: "Each court date counts once. It does not say how much was done on a date that was held.",
    resultNames: {
      held: "Held",
      notReached: "Not reached",
      courtNotSitting: "Court not sitting",
      passedOver: "Passed over",
      vacated: "Vacated",
      resultNotStated: "Not recorded",
    },
    sides: "By side",
    sidesTitle: "Court dates put off, by the side that asked",
    sidesCaption:
      "How many were put off at the request of each side, as the record has it. It does not say who was right to ask.",
    reasons: "By reason",
    reasonsTitle: "Court dates put off, by reason",
    reasonsCaption: "The reason as the record has it; what nobody recorded stands last.",
    otherReasons: (count: string) => `${count} other reasons`,
    notRecorded: "Not recorded",
    figureOf: (count: string, of100: string) => `${count} (${of100})`,
    courtDates: "Court dates",
    held: "Held",
    putOff: "Put off",
    putOffOf100: "Put off, of 100",
    sentHome: "Witnesses sent home, of 100 who came",
    /** @param notTold who came, and of whom nobody recorded whether they were examined; null of none */
    sentHomeNote: (sent: string, told: string, notTold: string | null) =>
      `${sent} of ${told} times${notTold === null ? "" : `; of ${notTold} more nobody recorded whether they were examined`}`,
    next: "Until the next date",
    /** A date on record: one that lies ahead, on a day that is exact. */
    nextNote: (given: string, without: string) =>
      `half had it within, of ${given} with a next date on record; of ${without} none is`,
    opposed: "Opposed",
    costs: "With costs",
    perProceeding: "In a proceeding",
    which: "Which proceedings",
    standings: {
      all: "All",
      ended: "Ended",
      pending: "Pending: still growing",
      "end-not-recorded": "Over, and the end is not recorded",
      "split-off": "Went on in another proceeding",
    },
    proceedings: "Proceedings",
    datesMedian: "Court dates, middle value",
    putOffMedian: "Put off, middle value",
    withSentHome: "With a witness sent home",
    purposes: "By purpose",
    mean: "On average in a proceeding",
    endedMean: "In those that ended",
    mostPutOff: "Most put off",
  },

  compensationPage: {
    title: "Compensation",
    intro: "What was applied for, ordered and paid, and how long each took.",
    tracks: {
      compensation: "Compensation",
      interim: "Interim compensation",
      "special-relief": "Special relief",
    },
    claims: "Claims",
    ordered: "Ordered",
    refused: "Refused",
    undecided: "Not decided",
    paid: "Paid in full",
    paidInPart: "Paid in part only",
    /** @param share of 100, where it is given */
    ofOrdered: (count: string, share: string | null) =>
      `of ${count} ordered${share === null ? "" : ` (${share})`}`,
    ofRecommended: (count: string, share: string | null) =>
      `of ${count} recommended${share === null ? "" : ` (${share})`}`,
    neverPaid: "No payment on record",
    unclear: "Cannot be told",
    plotTitle: (track: string) => `${track}: claims, orders, payments`,
    caption:
      "How many claims are on record, how many were ordered, and how many were paid: in full (or without a word of its being in part), or in part only. What is not on record may still have been paid.",
    waits: "How long it took",
    waitNames: { "request-to-order": "Claim to order", "order-to-payment": "Order to payment" },
    wait: "Wait",
    halfAfter: "Half had it after",
    amounts: "Amounts",
    amount: "Amount",
    orderedSo: "Ordered",
    paidSo: "Paid",
    amountNotRecorded: "Not recorded",
    survivors: "Survivors in these cases",
    survivorsPaid: "Paid anything",
  },

  completenessPage: {
    title: "What is missing",
    intro: "Which names, dates, numbers and places are not on record, and whose record they would stand in.",
    stagesTitle: "Complete records, of 100, by stage",
    stages: "By stage",
    caption:
      "Of 100 proceedings that came to a stage, in how many everything that the law or practice wants is on record with us. What is missing here may stand in the court’s or the police’s own file.",
    figureOf: (of100: string) => `${of100} of 100`,
    stage: "Stage",
    of: "Came to it",
    complete: "Complete",
    completeOf100: "Complete, of 100",
    lacks: {
      lacksDate: "Lacks a date",
      lacksWho: "Lacks a person",
      lacksNumber: "Lacks a number",
      lacksPlace: "Lacks a place",
      lacksWhat: "Lacks something else",
    },
    facts: "What is missing at each stage",
    fact: "Fact",
    missing: "Missing",
    missingOf100: "Missing, of 100",
    imprecise: "Not precise",
    notStated: "Not stated by the source",
    keeper: "Whose record",
    keepers: { police: "Police", magistrate: "Magistrate", court: "Court", office: "This office" },
    missingCount: (title: string, missing: string, wanted: string) =>
      `${title}: ${missing} of ${wanted} facts missing somewhere`,
    mostComplete: "Most complete",
  },

  bailPage: {
    title: "Bail",
    intro: "Each accused in each proceeding: arrest, applications, release, and what followed.",
    together: "All cases together",
    each: "Each accused",
    /** What a bail row says beside the outcomes of the catalogue. */
    withoutOrder: {
      pending: "no order on record",
      "cannot-tell": "orders differ, and which came last is not known",
      "possibly-applied": "may have been applied for by then",
      "possibly-decided": "may have been decided by then",
    } as Readonly<Record<string, string>>,
    stats: {
      accused: "Accused",
      applications: "Applications",
      /** Adds up: the outcomes are those of the applications and of the orders without one. */
      outcomes: (orders: {
        readonly granted: number;
        readonly refused: number;
        readonly otherwise: number;
        readonly outcomeCannotTell: number;
        readonly pending: number;
        readonly ordersWithoutApplication: number;
      }) =>
        [
          `${figure(orders.granted)} granted`,
          `${figure(orders.refused)} refused`,
          orders.otherwise > 0 ? `${figure(orders.otherwise)} decided otherwise` : null,
          orders.outcomeCannotTell > 0 ? `${figure(orders.outcomeCannotTell)} not certain` : null,
          `${figure(orders.pending)} pending`,
        ]
          .filter((part) => part !== null)
          .join(", ") + withoutApplication(orders.ordersWithoutApplication, "; in these, "),
      daysToOrder: "Application to order",
      middle: "middle value",
      released: "Released on bail",
      beforeStatement: (count: number) => `${figure(count)} before the survivor’s statement`,
      counselReady: "Counsel ready early",
      afterwards: "Breach or absconding",
      breachedAbsconded: (breached: number, absconded: number) =>
        `${figure(breached)} breached, ${figure(absconded)} absconded`,
    },
    arrested: "Arrested",
    applications: "Applications",
    applicationsOf: (granted: number, refused: number, pending: number, orders: number) =>
      [
        granted > 0 ? `${granted} granted` : null,
        refused > 0 ? `${refused} refused` : null,
        pending > 0 ? `${pending} pending` : null,
      ]
        .filter((part) => part !== null)
        .join(", ") + withoutApplication(orders, "; "),
    none: "none",
    released: "Released",
    custody: "Now",
    custodyWords: custody,
    counselReady: "Counsel ready",
    counselReadyOf: (count: number | null, when: string) =>
      count === null ? when : `${figure(count)} counsel: ${when}`,
    beforeStatement: "Released before the statement",
    beforeStatementWords: {
      yes: "yes",
      no: "no",
      "cannot-tell": "cannot tell",
      "no-statement": "no statement on record",
    },
    breached: (count: number) => many(count, "breach", "breaches"),
    cancelled: "bail cancelled",
    absconded: "absconded",
    proclaimed: "proclaimed offender",
    followed: "What followed",
    coAccused: "Co-accused on bail",
  },

  intimidationPage: {
    title: "Threats and inducements",
    intro: "Each incident, who made it, and what followed.",
    together: "All cases together",
    each: "Each incident",
    stats: {
      incidents: "Incidents",
      atCourtDate: "At a court date",
      afterRelease: "After a release on bail",
      answered: "Answered",
      unanswered: (count: number) => `${figure(count)} without an answer on record`,
      daysToResponse: "Until the first answer",
      middle: "middle value",
      laterHostile: "Target later hostile",
    },
    when: "When",
    byWhom: "By whom",
    manner: "How",
    place: "Where",
    target: "Against",
    response: "What followed",
    noResponse: "nothing on record",
    daysSinceRelease: "Since release on bail",
    nearCourtDate: "Nearest court date",
    beforeCourtDate: (days: string) => `${days} before it`,
    afterCourtDate: (days: string) => `${days} after it`,
    later: "Later",
    hostile: "declared hostile",
    absent: "absent from court",
    retracted: "took the statement back",
    atCourtDate: "at a court date",
    firRefused: "FIR refused",
  },

  hearingsPage: {
    title: "Court dates",
    intro: "Court dates on record, and those still to come.",
    all: "Show all court dates",
    withoutDay: "court dates of which no day is known",
    coming: "Still to come",
    past: "On record",
    date: "Date",
    result: "Result",
    purposes: "For",
    side: "Side and reason",
    next: "Next date",
    gap: "Since the last",
    due: "When",
    noNext: "none given",
    differ: "recorded twice, differently",
    court: "Court",
  },

  errors: {
    kinds: {
      "not-found": {
        title: "Not found",
        detail:
          "There is nothing at this address. It may have been typed wrongly, or the case was recorded elsewhere.",
      },
      "not-signed-in": {
        title: "Please sign in",
        detail: "Open the sign-in link that Tareekh printed when it was started.",
      },
      internal: {
        title: "Something went wrong",
        detail:
          "What was recorded before is safe. Go back and try once more. If it happens again, ask for help.",
      },
      unavailable: {
        title: "The record does not answer",
        detail:
          "What was recorded before is safe. Wait a moment, then try again. What you send twice is recorded once.",
      },
    },
    signIn: "Sign in",
    reference: (id: string) => `If you ask for help, name this number: ${id}`,
    home: "Go to the cases",
  },
};
