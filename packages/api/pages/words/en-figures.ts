/** The words of the pages of figures. */
import type { ageBands } from "@tareekh/projections/answers/pendency-figures.ts";
import type { Outcome } from "@tareekh/projections/facts/outcomes.ts";
import type { WhyNoFigure } from "@tareekh/projections/statistics/statistics.ts";
import { figure, many } from "./en-counts.ts";
import { custody } from "./en-terms.ts";

/** Bail decided without an application on record; nothing where there is none. */
const withoutApplication = (orders: number, before: string): string =>
  orders === 0 ? "" : `${before}${many(orders, "order", "orders")} without an application on record`;

export const figureWords = {
  figures: {
    open: (count: number) => `${figure(count)} open`,
    leftOut: "Left out",
    leftOutNone: "Nothing was left out.",
    position: (position: number) => `As of entry ${figure(position)} of the log`,
    behind: "Newer entries are still being counted.",
    csv: "Download as CSV",
    columns: "What the columns mean",
    csvOf: (title: string) => `${title} as CSV`,
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
    datedAhead: (count: number) =>
      `${many(count, "entry", "entries")} of all cases, dated on a day that had not come when recorded`,
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
      "What the cases followed by this office say together: no census. How long things take is drawn with those still waiting counted in.",
    notYet: "Nothing of this can be drawn from what is on record; its page says why.",
    leftOut: "what each figure leaves out is said on its own page",
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
      victim: "Child or adult at the offence",
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
    victims: { child: "a child among the survivors, at the offence", adult: "adults only, at the offence" },
    bails: { ...custody, mixed: "Differs between the accused" },
    interStates: { yes: "more than one State", no: "only one State on record" },
    entry: "Count from when",
    entries: {
      delayed: "The day we began to follow each",
      ignored: "The beginning (complete registers only)",
    },
    /** What the choice of the two above leaves out, and how to make the other. */
    sinceWhen: {
      late: (late: number, counted: number) =>
        `${figure(late)} of ${figure(counted)} had come to their end, or to the last day on which anything is known of them, when this office began to follow them. They are not in the curve: of those alike that came to an end sooner, nobody may have told this office.`,
      register: (everyCase: string) =>
        `If what was brought in is a complete register, in which every case stands whether it has ended or not, count each from its beginning. An import for which “${everyCase}” is ticked needs no such choice.`,
      chooseBeginning: "Count each from its beginning",
      fromBeginning:
        "Each is counted from its beginning. That is right for a complete register only: where cases came to this office one by one, those are missing that ended before they could come, and the curve misleads.",
      chooseFollowed: "Count each from the day we began to follow it",
    },
    /** In the line beneath a page whose curve some are not in. */
    notInCurve: (count: number, of: string) => `of the curve ${figure(count)} of ${of}, as said above`,
    inCurve: "In the curve",
    noCurve: (why: string) => `No curve is drawn: ${why}.`,
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
    notRecorded: "End not recorded",
    beginningNotRecorded: "Beginning not recorded",
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
      victim: "By child or adult at the offence",
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
        beginningNotRecorded,
      }: {
        readonly reached: number;
        readonly waiting: number;
        readonly endedOtherwise: number;
        readonly notRecorded: number;
        readonly beginningNotRecorded: number;
      },
      all: string,
      inCurve: number,
    ) =>
      `${figure(reached)} reached + ${figure(waiting)} still waiting + ${figure(endedOtherwise)} ended otherwise + ${figure(notRecorded)} with the end not recorded + ${figure(beginningNotRecorded)} with the beginning not recorded = ${all}. In the curve: ${figure(inCurve)} of these.`,
    counted:
      "Each is counted once: it is reached where the second milestone is on record, still waiting where something on record says that it had not come, ended otherwise where it came to an end without it. The end is not recorded where nothing says whether it has come; the beginning where neither milestone is on record, the second alone is, or it is not certain. Which of them are in no curve, and why, is said above.",
    elsewhere: (count: number) =>
      `besides these, ${figure(count)} counted with the proceeding from which theirs was split`,
  },

  outcomesPage: {
    title: "How cases end",
    intro: "How long until conviction, acquittal or another end, with those counted that are still waiting.",
    heading: (from: string) => `How cases end, counted from: ${from}`,
    outcomes: {
      convicted: "Convicted",
      acquitted: "Acquitted",
      other: "Otherwise",
      unstated: "Outcome not stated",
    } satisfies Record<Outcome, string>,
    waiting: "Still waiting",
    of100: "Of 100 followed",
    plotTitle: (from: string) => `How many had ended in which way, by the time since: ${from}`,
    within: (time: string) => `Within ${time}`,
    caption:
      "Of 100 followed, how many had ended in each way by then: each colour is one way, and all above the colours still wait. A proceeding counts as convicted where any of its accused was. It does not say how those that still wait will end.",
    ofEnded: "Convicted, of those that ended",
    ofEndedNote: "what is often published; it leaves out all that wait, and all whose outcome is not stated",
    inCurveNote: (ended: number) => `${figure(ended)} of these had ended`,
    notOnRecord: "Not on record",
    notOnRecordNote: (from: string) =>
      `“${from}”, the end or that it still waits is not on record, or on no day: however these ended, they stand under no outcome here`,
    convictedWithin: (time: string) => `Convicted within ${time}`,
    mostConvicted: "Most convicted",
  },

  stagesPage: {
    title: "How far cases get",
    intro: "Of 100 that began, how many reached each step, and how many still can or may have.",
    /** @param shares whether shares are given, or counts alone */
    heading: (from: string, shares: boolean) =>
      shares ? `Of 100 that began with: ${from}` : `Began with: ${from}`,
    plotTitle: (from: string) => `How many of 100 reached each step, from: ${from}`,
    caption:
      "The full part of each bar is how many of 100 have reached the step; the dashed part is how many more still can, because their case goes on, or may have before it ended, since nobody recorded whether they did. The truth in the end lies between the two. Steps are not a ladder: some are reached without the one before.",
    claimMark: (percent: string) => `published: less than ${percent} reach a court`,
    claim: "What has been published",
    reachedAtMost: (reached: string, most: string) => `${reached}, at most ${most}`,
    step: "Step",
    reached: "Reached",
    stillCan: "Still can",
    noLonger: "No longer can",
    notRecorded: "Not recorded",
    of100: "Of 100",
    began: "Began",
    eachHelp:
      "Of 100 that began, how many have reached each step, and at most can or may have. None is given of fewer than five.",
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
    nonePending: "Of none does anything on record say that it is pending.",
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
    sidesTitle: "Court dates put off, by side",
    sidesCaption:
      "How many were put off at the request of a side, or by the court where nobody asked, as the record has it. It does not say who was right to ask.",
    reasons: "By reason",
    sidesAndReasons: "By side and reason",
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
    /** @param dated with a next date on record that lies ahead, on a day that is exact */
    nextNote: (
      dated: number,
      {
        none,
        notRecorded,
        notDated,
        isHalf,
      }: {
        readonly none: number;
        readonly notRecorded: number;
        readonly notDated: number;
        readonly isHalf: boolean;
      },
    ) =>
      [
        `${isHalf ? "half had it within, of " : ""}${figure(dated)} with a next date on record`,
        none > 0 ? `${figure(none)} with none given` : null,
        notDated > 0 ? `${figure(notDated)} with one on no exact or no later day` : null,
        notRecorded > 0 ? `of ${figure(notRecorded)} nobody recorded whether there was one` : null,
      ]
        .filter((part) => part !== null)
        .join("; "),
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
    paid: "Paid, not said to be in part",
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
      "How many claims are on record, how many were ordered, and how many were paid: without a word of its being in part, or in part only. What is not on record may still have been paid.",
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
      "cannot-tell": "orders differ, and which came first is not known",
      "possibly-applied": "may have been applied for by then",
      "possibly-decided": "may have been decided by then",
    } as Readonly<Record<string, string>>,
    stats: {
      accused: "Accused",
      applications: "Applications",
      pending: (count: number, interim: number) =>
        `${figure(count)} pending${interim > 0 ? `, ${figure(interim)} of these on interim bail` : ""}`,
      decided: "Decided",
      /** Adds up to those decided; some orders of them may be on no application that is on record. */
      outcomes: (orders: {
        readonly granted: number;
        readonly refused: number;
        readonly otherwise: number;
        readonly outcomeCannotTell: number;
        readonly ordersWithoutApplication: number;
      }) =>
        [
          `${figure(orders.granted)} granted`,
          `${figure(orders.refused)} refused`,
          orders.otherwise > 0 ? `${figure(orders.otherwise)} decided otherwise` : null,
          orders.outcomeCannotTell > 0 ? `${figure(orders.outcomeCannotTell)} not certain` : null,
        ]
          .filter((part) => part !== null)
          .join(", ") + withoutApplication(orders.ordersWithoutApplication, "; of these, "),
      daysToOrder: "Application to order",
      middle: (pending: number) =>
        `middle value of those decided${pending > 0 ? `; ${figure(pending)} pending left out` : ""}`,
      released: "Released on bail",
      beforeStatement: (count: number) => `${figure(count)} before the survivor’s statement`,
      counselReady: "Counsel ready early",
      afterwards: "Breach or absconding",
      breachedAbsconded: (breached: number, absconded: number) =>
        `${figure(breached)} breached, ${figure(absconded)} absconded`,
    },
    arrested: "Arrested",
    applications: "Applications",
    pending: (count: number) => (count > 0 ? `${figure(count)} pending` : ""),
    decided: "Decided",
    decidedSo: (granted: number, refused: number, without: number) =>
      [granted > 0 ? `${figure(granted)} granted` : null, refused > 0 ? `${figure(refused)} refused` : null]
        .filter((part) => part !== null)
        .join(", ") + withoutApplication(without, granted + refused > 0 ? "; " : ""),
    none: "none",
    released: "Released",
    custody: "Last on record",
    custodyWords: custody,
    /** The entry that says so: of any later day nothing is known. */
    custodyBy: (title: string) => `, by “${title}”`,
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
    proclaimed: "proclaimed",
    followed: "What followed",
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
      answered: "Answer on record",
      unanswered: (count: number) => `${figure(count)} without an answer on record`,
      daysToResponse: "Until the first answer",
      middle: (unanswered: number) =>
        `middle value of those answered${unanswered > 0 ? `; ${figure(unanswered)} without an answer left out` : ""}`,
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
};
