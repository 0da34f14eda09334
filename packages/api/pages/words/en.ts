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
import type { NoSuchMonth } from "../forms/written-date.ts";
import { figure, many } from "./en-counts.ts";
import { figureWords } from "./en-figures.ts";
import { imports } from "./en-imports.ts";
import { releases } from "./en-releases.ts";
import { milestones, stages } from "./en-terms.ts";

/** `13th`, `21st`, `112th`. */
const ordinal = (number: number): string => {
  const teens = number % 100 > 10 && number % 100 < 14;
  return `${number}${(teens ? "" : ["", "st", "nd", "rd"][number % 10]) || "th"}`;
};

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
    dateHelp: "The day first: 12-11-2020, 12/11/20 or 12 Nov 2020. Or 11-2020, 2020, September",
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
    dayHelp: "The day first: 12-11-2020, 12/11/20 or 12 Nov 2020",
    person: "person",
    noEvents: "No event is recorded in this case yet.",
    noSuchEvent: (kinds: readonly string[]) => `Not recorded in this case yet: ${kinds.join(", ")}.`,
    save: "Save",
    saving: "Saving …",
    done: {
      recorded: (title: string) => `Saved: ${title}.`,
      corrected: (title: string) => `Corrected: ${title}.`,
      dated: (date: string) => `Its date: ${date}.`,
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
      "two-digit-year": "Write the year with four digits: November 2020.",
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
    yesterday: "Yesterday",
    listed: "As listed,",
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
    witnesses: "Which witnesses came?",
    sentHome: "Came, and was sent home without being examined",
    examined: (how: string) => `Came, and was examined: ${how}`,
    came: "Came; whether examined is not known",
    otherWitness: "A witness who is not in the case yet: what kind?",
    otherWitnessWas: "What became of this witness?",
    chooseWitness: "Say what became of this witness.",
    addWitness: "Add a witness to the case first",
    attendance: "Which accused came?",
    note: "Note",
    more: "Purpose, witnesses, attendance, note",
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
