/**
 * What the columns of CSV files mean, in words: the reference shows them all, and every download has a link to it. A name
 * means the same in every file; a test holds the files against this list.
 */

/** What a name means. Where several files have it, what they have in common. */
export const columnMeanings: Readonly<Record<string, string>> = {
  // Of which line, and of what question
  line: "Which line it is: the total, a group of `by`, or the list of the answer in which it stands",
  group: "The value of `by`; empty in the total, and for what has none on record",
  thenGroup: "Where two things are compared: the value of `thenBy`",
  by: "By what the groups differ",
  thenBy: "By what else they differ",
  unit: "What is counted: proceedings, or the accused in them",
  entry:
    "From when each counts: `delayed`, since the office began to follow it; `ignored`, from its beginning",
  today: "The day on which it was counted",
  position: "Every event up to this position of the log is counted in",
  from: "The milestone from which days are counted; of court dates, the first day asked for",
  to: "The milestone to which they are counted; of court dates, the last day asked for",
  onlyState: "Only of this State",
  onlyDistrict: "Only of this district",
  onlyAgency: "Only of this agency",
  onlyYear: "Only with an FIR of this year",
  onlyCourtType: "Only before this kind of court",
  onlyCourt: "Only before this court",
  onlyAct: "Only under this Act",
  onlySection: "Only under this section",
  onlyVictim: "Only with a child among the survivors when the offence began, or with adults only",
  onlyBail: "Only where the accused stand so",
  onlyInterState: "Only with more than one State on record, or only others",
  onlyCase: "Only this case",
  onlyPurpose: "Only court dates for this purpose",
  onlySide: "Only what this side asked for counts as put off",
  onlyReason: "Only what was put off for this reason counts as put off",
  onlyStage: "Only this stage",
  onlyKind: "Only facts of this kind",

  // Counts of proceedings or accused
  counted: "How many are counted",
  cases: "In how many cases",
  closed: "Both milestones are on record, with days between them",
  open: "Known to be waiting on the last day on which something on record says so",
  openNotDated: "Known to be waiting, without a day to count from",
  notRecorded: "The end, or the step, is not on record, and nothing says that it had not come",
  notDated: "Without the dates that a number of days needs",
  ended: "Came to an end otherwise; in a curve, ended since the point before",
  notBegun: "Neither milestone is on record",
  startNotRecorded: "The second milestone is on record, the first is not",
  possibly: "Not certain that a milestone had come",
  notCounted: "The beginning, the end, or that it still waits is not on record",
  exact: "Of the closed: the number of days is exact",
  ranges: "Of the closed: the dates leave a range of days",
  oneSided: "Of the closed: the days are known on one side only; in no figure of days",
  approximate: "Rests on a date that is approximate",
  reversed: "The second milestone came before the first; in no figure of days",
  stale: "Of the open: not confirmed for more than six months",
  stalePercent: "The share of these among the open, in per cent",
  absconding: "Of the open: an accused has absconded",
  longPending: "Of the open: on the register of long-pending cases",
  stayed: "Stood still by order of a higher court",
  observed: "In the curve",
  events: "In the curve, and ended",
  waiting: "In the curve, and last known to wait; at a point of a curve, the share still waiting",
  endedOtherwise: "Of the waiting: came to an end otherwise, and count as waiting until then",
  enteredAfterEnd:
    "Followed by the office only from the day of the end or later: not in a curve with `delayed` entry",
  enteredTooLate: "Followed by the office only once they were last known to wait: not in such a curve",

  // Days, and estimates that count those still waiting
  leastMin: "By the least days that the dates allow: the shortest",
  leastMax: "By the least days that the dates allow: the longest",
  mostMin: "By the most days that the dates allow: the shortest",
  mostMax: "By the most days that the dates allow: the longest",
  least: "Days, by the least that the dates allow",
  most: "Days, by the most that the dates allow",
  openMedianToday: "Days that half of the open have waited, if they all still do today",
  openMaxToday: "The longest of these",
  openMedianKnown: "Days that half of the open have waited, to when each was last confirmed",
  openMaxKnown: "The longest of these",
  staleMedian: "Days since half of the open were last confirmed, or fewer",
  staleMax: "Days since the open that was longest without a word was last confirmed",
  q1: "Days after which a quarter had ended, those still waiting counted (Kaplan–Meier)",
  median: "Days after which half had ended, those still waiting counted (Kaplan–Meier)",
  q3: "Days after which three quarters had ended, those still waiting counted (Kaplan–Meier)",
  mostEstimate: "The median by the most days that imprecise dates allow",
  naiveMedian: "The median of those that ended alone, as is often published: it leaves out all that wait",
  medianIfPendingToday: "The median if all without an end on record were pending today",
  medianLessStays: "The median without the days of stays by a higher court",
  lower: "Lower limit of the 95 % interval",
  upper: "Upper limit of the 95 % interval",
  whyNoQ1: "Why there is no first quartile",
  whyNoMedian: "Why there is no median",
  whyNoMedianUpper: "Why its interval has no upper limit",
  whyNoQ3: "Why there is no third quartile",
  whyNoNaiveMedian: "Why there is no median of those that ended alone",
  whyNoMedianIfPendingToday: "Why there is no median as if all were pending today",
  whyNoShares: "Why no shares are given",

  // Points of curves
  days: "Days since the first milestone",
  atRisk: "Still followed just before that day",
  lastKnownWaiting: "Last known to wait since the point before",
  share: "The share that has ended so by that day",
  standardError: "The standard error of that share",

  // How cases end
  convicted: "Ended in conviction",
  acquitted: "Ended in acquittal",
  other: "Ended otherwise; in a release, or in a way that nobody stated",
  unstated: "Ended by a judgment of which it is not stated what it was, or by orders that differ",
  convictedOfEnded:
    "Of 100 that ended in a way that is stated, those that ended in conviction: it leaves out all that wait",

  // How far cases get, and what is pending
  step: "The step, in the order of procedure",
  of: "Of how many",
  reached: "Have reached the step",
  unrecorded: "Of these: only something later is on record",
  stillCan: "Have not, and their case goes on",
  noLonger: "Have not and no longer can, by what is on record of the end of their case",
  atMost: "Have reached it, still can, or may have",
  pending: "On record as pending; of applications, without an order",
  notConfirmed: "No end is on record, and nothing says that they were pending: not counted",
  oldestDays: "The age of the oldest, in days to today",

  // Court dates
  courtDates: "Court dates, each counted once",
  proceedings: "Proceedings in which they were; proceedings of the case",
  held: "Held",
  notReached: "Not reached",
  courtNotSitting: "The court did not sit",
  passedOver: "Passed over",
  vacated: "Vacated",
  resultNotStated: "What came of it is not recorded",
  putOff: "Put off: an adjournment is on record, or the date was not held",
  perhapsPutOff: "May have been put off so: too little is on record",
  sideNotRecorded: "Put off, and no side is on record",
  reasonNotRecorded: "Put off, and no reason is on record",
  opposed: "Opposed by another side",
  costsRecorded: "With a word on record on costs, be they none",
  costsOrdered: "With costs ordered",
  costsRupees: "These costs, in rupees",
  costs: "Costs ordered, in rupees",
  witnessesNotRecorded: "Nobody recorded who came as a witness",
  datesWithWitnesses: "At which a witness came",
  datesSentHome: "From which a witness was sent home",
  witnessesPresent: "Witnesses who came, at each date anew",
  witnessesExamined: "Witnesses who were examined",
  witnessesSentHome: "Witnesses who came and were not examined",
  witnessesNotTold:
    "Witnesses who came, at least so many, of whom nobody recorded whether they were examined",
  sentHome: "Of those examined or sent home, those sent home",
  nextGiven: "With a next date on record",
  noNextDate: "None was given, as the record has it",
  nextNotRecorded: "Nobody recorded whether one was given",
  nextNotDated: "With one on no exact or no later day: in no figure of days",
  next: "The next date; its quartiles: days until then",
  putOffNext: "Days until the next date, of those put off",
  recordedTwice: "Recorded more than once",
  recordsDiffer: "Recorded more than once, and the records differ",
  of100: "Of 100 that were put off, those put off so",
  side: "The side that asked, or the court where nobody did, a code; empty where nobody recorded it",
  reason: "The reason, a code; empty where nobody recorded it",
  standing: "Which proceedings: all, ended, pending, with the end not recorded, split off",
  withSentHome: "Proceedings with a witness sent home",
  purpose: "For what the court date was, a code",
  mean: "Court dates for it, on average in a proceeding with one",
  endedCourtDates: "Those in proceedings that ended",
  endedProceedings: "These proceedings",
  endedMean: "On average in one of these",
  purposes: "For what the court date was, codes",
  result: "Held, not reached, court not sitting, passed over or vacated, a code",
  adjourned: "An adjournment is on record",
  askedFor: "The accused for whom it was asked",
  attendance: "Each accused, and whether present",
  previous: "The court date before it on record",
  gap: "Days since that one",
  courtCase: "The court's number that is in force",
  courtName: "The name of the court",
  kind: "Of a court date: recorded, or only given as a next date; of a fact: date, person, number, place or other",

  // Compensation
  track: "Compensation, interim compensation or special relief",
  claims: "Claims",
  survivors: "Survivors",
  survivorsOrdered: "Survivors to whom some was ordered",
  survivorsPaid: "Survivors who were paid anything",
  applied: "Applied for; the day of the application",
  recommended: "Recommended",
  ordered: "Ordered; its amounts, in rupees or as a class",
  refused: "Refused",
  undecided: "Asked for, and neither order nor refusal is on record",
  unclear: "It cannot be told what answers what",
  paid: "Paid, and not said to be in part; its amounts, in rupees or as a class",
  paidInPart: "Paid in part only",
  neverPaid: "Ordered or recommended, and no payment is on record",
  paidWithoutOrder: "Paid, and no order is on record",
  orderedNotRecorded: "Ordered, and the amount is not on record",
  paidNotRecorded: "Paid, and the amount is not on record",
  wait: "Which wait: from the request to the order, or from the order to the payment",
  what: "Whether it was ordered or paid",
  amount: "The class of the amount, a code; empty where nobody recorded it",

  // What is missing
  stage: "The stage, a code",
  fact: "The fact that is wanted of it, a code",
  keeper: "Whose record it would stand in",
  complete: "With everything on record that is wanted",
  lacksDate: "Without a date that is wanted",
  lacksWho: "Without a person who is wanted",
  lacksNumber: "Without a number that is wanted",
  lacksPlace: "Without a place that is wanted",
  lacksWhat: "Without something else that is wanted",
  recorded: "On record",
  imprecise: "On record, and not precise",
  notStated: "Somebody looked, and the source does not say",
  missing: "Not on record",

  // Rows of cases, accused, applications and incidents
  caseId: "The case",
  proceeding: "The proceeding within its case",
  accused: "The accused within the case; of a case, how many there are; of a count, accused in proceedings",
  state: "The State, a code; of a case, open or closed; of a span, how it stands",
  district: "The district",
  agency: "The agency that took the investigation over, a code; empty where no such transfer is on record",
  year: "The year of the FIR",
  fileNumber: "The office's own number",
  numbers: "FIR and court numbers that are in force",
  courts: "Kinds of court, codes",
  courtNames: "Names of courts",
  states: "States, codes",
  districts: "Districts",
  agencies: "Agencies, codes",
  stageSince: "Since when it stands there",
  stages: "Every accused's stage, and since when",
  nextDate: "The earliest next date for which nothing is recorded",
  nextPurposes: "For what it is, codes",
  nextProceeding: "In which proceeding",
  datedAhead: "Entries that name a day which had not come when they were recorded",
  openWarnings: "What looks implausible and nobody has settled",
  lastKnownDay: "The last day on which something is known to have happened",
  revision: "The revision of the last event recorded",
  lastRecorded:
    "When something was last recorded; of a span, the last day on which something is known to have happened",
  custody: "Where the accused stands by the last entry on record that says so, a code",
  custodyBy: "The kind of event that says so; empty where none does, or several may have been the last",
  custodyPeriods: "The periods of custody on record",
  arrested: "The arrest",
  applications: "Applications for bail that are on record",
  ordersWithoutApplication: "Orders for which no application is on record",
  granted: "Granted",
  released: "The release on bail",
  inherited: "The release was in the proceeding from which this one was split",
  releasedBeforeStatement: "Released on bail before a survivor's statement to a magistrate",
  counselReady:
    "On record that counsel was ready before the arrest, the police station or the first production; in a row, false where nothing of it is",
  counselReadyWhen: "Before what, codes",
  lawyers: "How many lawyers",
  breaches: "Breaches of the conditions of bail on record",
  cancellationAsked:
    "On record that cancellation of bail was asked for; in a row, false where nothing of it is",
  cancelled: "On record that bail was cancelled; in a row, false where nothing of it is",
  absconded: "On record that the accused absconded; in a row, false where nothing of it is",
  proclaimed: "On record that the accused was proclaimed; in a row, false where nothing of it is",
  coAccused: "The others accused in the proceeding",
  coAccusedOnBail: "Those of them to whom bail was granted, furnished or not, whatever became of it",
  applicationId: "The event that is the application",
  decisionId: "The event that is the order",
  bailKind: "The kind of bail, a code",
  court: "The court, a code or its name",
  successive: "Which application of this accused it is",
  outcome: "How it was decided, a code; pending while no order that decides it is on record",
  interim: "On record that interim bail was granted on it; in a row, false where nothing of it is",
  decided: "The order",
  daysToOrder: "Days from the application to the order",
  grounds: "Grounds of the order, codes",
  conditions: "Conditions of bail, codes",
  furnished:
    "On record that bail was furnished; in a row, false where nothing of it is, and empty where none was granted",
  coAccusedBefore: "Co-accused to whom bail had been granted before, furnished or not, whatever became of it",
  informantHeard: "Whether the informant was heard",
  eventId: "The event",
  eventIds: "The events that tell of it",
  sources: "By whom it was made, codes",
  people: "By how many people",
  manners: "How it was made, codes",
  venue: "Where, a code",
  atCourtDate: "On record that it was at or around a court date; in a row, false where nothing of it is",
  targets: "Against whom",
  targetRoles: "Their roles",
  reportedTo: "To whom it was reported, codes",
  reported: "When it was reported",
  category: "The category of the threat, a code",
  responses: "What followed, codes",
  response: "The first response of which it is stated what it was; its days: from the threat to it",
  daysToResponse: "Days from the threat to it",
  firRefused: "On record that an FIR was refused; in a row, false where nothing of it is",
  afterRelease: "After a release on bail of an accused concerned",
  releasedAccused: "Whose release",
  daysSinceRelease: "Days since that release",
  sinceRelease: "Days from a release on bail to the threat",
  nearestCourtDate: "The nearest court date",
  daysFromCourtDate: "Days from that court date; below zero where the threat came before it",
  targetHostile: "On record that somebody threatened was later declared hostile; no where nothing of it is",
  targetAbsent: "On record that somebody threatened was later absent from court; no where nothing of it is",
  targetRetracted:
    "On record that somebody threatened later took a statement back; no where nothing of it is",
  earliest: "The first day on which it may have been",
  latest: "The last day on which it may have been",

  // Figures of bail and of incidents
  withApplication: "Accused with an application on record",
  withSeveralApplications: "With more than one",
  releasedOnBail: "Accused released on bail",
  releasedAfterStatement: "Of these: after the statement",
  releasedNoStatement: "Of these: no statement is on record",
  releasedCannotTell: "Of these: it cannot be told",
  breached: "Accused of whom a breach of conditions is on record",
  breachedOrAbsconded: "Of whom either or both is on record",
  otherwise: "Decided otherwise",
  outcomeCannotTell: "Orders differ, and which of them came first is not known",
  pendingOnInterim: "Of the pending: those on which interim bail was granted",
  decidedNotDated: "Decided, without the dates that a number of days needs",
  grantedAfterCoAccused: "Granted where bail had been granted to a co-accused before",
  incidents: "Incidents",
  answered: "With a response on record",
  unanswered: "Without one",
  afterReleaseCannotTell: "It cannot be told whether after a release",
  targetLaterHostile: "Whose target was later declared hostile",
  targetLaterAbsent: "Whose target was later absent from court",
  targetLaterRetracted: "Whose target later took a statement back",

  // Spans of one case, and releases
  fromTitle: "The first milestone, in words",
  toTitle: "The second milestone, in words",
  began: "When the first milestone came",
  lastPending: "The last day before which the second is known not to have come",
  soFar: "Days that it has lasted so far",
  id: "Its id",
  name: "Its name",
  publishedAt: "When it was published",
  digest: "The SHA-256 of its content",
  withdrawnAt: "When it was withdrawn",
  withdrawnBecause: "Why",
};

/** How names go on, and what that adds to what is before. */
export const columnEndings: Readonly<Record<string, string>> = {
  Earliest: "the first day on which it may have been",
  Latest: "the last day on which it may have been",
  LeastMedian: "the middle value, by the least that the dates allow",
  LeastMax: "the greatest, by the least that the dates allow",
  MostMedian: "the middle value, by the most that the dates allow",
  MostMax: "the greatest, by the most that the dates allow",
  Least: "at the least",
  Most: "at the most",
  Q1: "a quarter have no more",
  Median: "half have no more",
  Q3: "three quarters have no more",
  Mean: "on average",
  Lower: "lower limit of the 95 % interval",
  Upper: "upper limit of the 95 % interval",
  Of100: "of 100",
  Confirmed: "to the day on which it was last confirmed",
};

const sentence = (text: string): string => `${text}.`;

/** `years5to10`, `yearsOver30`, with `Confirmed` or without. */
const ages = (name: string): string | null => {
  const [, from, to, over, confirmed] = /^years(?:(\d+)to(\d+)|Over(\d+))(Confirmed)?$/.exec(name) ?? [];
  const age =
    over === undefined
      ? from === undefined
        ? null
        : `for ${from} to ${to} years`
      : `for over ${over} years`;
  if (age === null) return null;
  return sentence(
    `Pending ${age}, counted to ${confirmed === undefined ? "today" : "when it was last confirmed"}`,
  );
};

/** `convictedBy3`, `share.convicted`, `standardError.convicted`. */
const ofOutcome = (name: string): string | null => {
  const [, outcome, years] = /^([a-z]+)By(\d)$/.exec(name) ?? [];
  if (outcome !== undefined && outcome in columnMeanings)
    return sentence(
      `Of 100 followed, within ${years} years of 365 days: ${columnMeanings[outcome]?.toLowerCase()}`,
    );
  const [, point, of] = /^(share|standardError)\.([a-z]+)$/.exec(name) ?? [];
  return point !== undefined && of !== undefined && of in columnMeanings
    ? sentence(`${columnMeanings[of]}: ${columnMeanings[point]?.toLowerCase()}`)
    : null;
};

/** What a column means, in a sentence; null of a name that nobody explained. */
export const columnMeaning = (name: string): string | null => {
  const exact = Object.hasOwn(columnMeanings, name) ? columnMeanings[name] : undefined;
  if (exact !== undefined) return sentence(exact);
  for (const [ending, adds] of Object.entries(columnEndings)) {
    const base = name.endsWith(ending) ? name.slice(0, -ending.length) : "";
    if (base !== "" && Object.hasOwn(columnMeanings, base))
      return sentence(`${columnMeanings[base]}: ${adds}`);
  }
  return ages(name) ?? ofOutcome(name);
};
