/**
 * Every word of the pages in English. Titles and code words of the catalogue are the catalogue's.
 *
 * Many readers have English as a second language: short sentences, the legal terms of Indian practice, and *side*,
 * never *fault*.
 */

import type { PersonRole } from "@tareekh/core/catalogue/fields.ts";
import type { Lane } from "@tareekh/projections/facts/lanes.ts";
import type { SpanState } from "@tareekh/projections/facts/spans.ts";
import type { WaitState } from "@tareekh/projections/facts/waits.ts";
import { html } from "hono/html";
import type { Html } from "../../page-context.ts";
import { figure, many } from "./en-counts.ts";
import { figureWords } from "./en-figures.ts";
import { formWords } from "./en-forms.ts";
import { imports } from "./en-imports.ts";
import { releases } from "./en-releases.ts";
import { milestones, stages } from "./en-terms.ts";

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

const spanStates: Record<SpanState, string> = {
  closed: "Done",
  "not-dated": "Both happened; the days are not known",
  open: "Open",
  "open-not-dated": "Open; no date to count from",
  "not-recorded": "Not recorded",
  possibly: "May have happened by then",
  ended: "Can no longer happen",
  "start-not-recorded": "Done; the beginning is not recorded",
  "not-begun": "Neither recorded",
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
    /** A day that nobody can misread: `Thursday, 12 November 2020`. */
    inFull: (weekday: string, day: number, month: string, year: string) =>
      `${weekday}, ${day} ${month} ${year}`,
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
    due: "What is due before the courts",
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

  ...formWords,

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
      child: "below 18 at the offence",
      adult: "18 or above at the offence",
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
    ageStated: { child: "below 18 when stated", adult: "18 or above when stated" },
    agesThen:
      "What follows under the statutes is for the beginning of the offence, as far as the record tells its days: who was a child at the rescue or the FIR was one before.",
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
    lastRecorded: (date: string) => `last known to have happened here: ${date}`,
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
    bailKindNotKnown: "Kind of bail not recorded",
    bailApplied: (date: string | null) =>
      date === null ? "applied for on a day not known" : `applied for ${date}`,
    bailNotApplied: "no application on record",
    bailOrder: (outcome: string, date: string | null) =>
      date === null ? `${outcome}, on a day not known` : `${outcome} ${date}`,
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

  ...figureWords,

  hearingsPage: {
    title: "Court dates",
    intro: "What is due before the courts, and what came of the dates before.",
    all: "Show all court dates",
    withoutDay: "court dates of which no day is known",
    due: {
      overdue: "Passed without a result on record",
      today: "Today",
      tomorrow: "Tomorrow",
      week: "Later this week",
      later: "After this week",
    },
    none: "None.",
    recordIt: "Record what came of it",
    past: "On record",
    pastSince: (date: string) => `On record, since ${date}`,
    pastFile: "Those on record as CSV",
    date: "Date",
    courtCase: "Court case",
    result: "Result",
    purposes: "For",
    side: "Side and reason",
    next: "Next date",
    gap: "Since the last",
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
        detail: "Open the sign-in link that Tareekh printed when it was started, or enter its token.",
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
