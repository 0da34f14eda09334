/** The words of releases. */
import type { GroupName, Standing } from "@tareekh/projections/releases/release.ts";
import { many } from "./en-counts.ts";

const groupTitles: Record<GroupName, string> = {
  state: "State",
  district: "District",
  year: "Year of the FIR",
  agency: "Agency",
  courtType: "Kind of court",
  victim: "Survivors",
  interState: "Several States on record",
};

const standingTitles: Record<Standing, string> = {
  pending: "Pending",
  convicted: "Convicted",
  acquitted: "Acquitted",
  other: "Ended otherwise, or not stated how",
  unknown: "Not known",
};

export const releases = {
  title: "Releases",
  intro:
    "Figures frozen at one moment, made to be published and cited. They do not change when more is recorded; counts of few people are withheld.",
  none: {
    title: "Nothing has been released yet",
    administrator:
      "A release freezes the figures as they stand. See first what it would show, then publish it; on the machine on which Tareekh runs:",
    tryIt: 'npm run release -- "Delays in trials, 2026" --dry-run',
    publish: 'npm run release -- "Delays in trials, 2026"',
    reader: "Whoever runs Tareekh here publishes releases. They will stand here once there are any.",
  },
  published: (day: string) => `Published ${day}`,
  position: (position: number) => `position ${position} of the log`,
  withdrawn: "Withdrawn",
  withdrawnBecause: (day: string, reason: string) =>
    `Withdrawn ${day}: ${reason} Do not use its figures any more. They stay here for those who have cited them.`,
  cite: "To cite it",
  wasCited: "As it is cited, now that it is withdrawn",
  notElsewhere:
    "This page is on this machine alone. To let others read the release, put its file where they can, and give that address as TAREEKH_PUBLIC_URL and your office's name as TAREEKH_OFFICE: the sentence then has both.",
  setAside: (cases: number) =>
    `Cases that could not be read when this was counted: ${cases}. They are in none of its figures.`,
  digest: "Digest (SHA-256)",
  digestHelp:
    "The SHA-256 of the content in its canonical form (RFC 8785). Whoever runs Tareekh can make the release anew from the log and compare: npm run reproduce -- followed by the release's name in its address.",
  json: "As JSON",
  csv: "As CSV",
  withheld: "withheld",
  withheldHelp: (threshold: number) =>
    `“withheld”: fewer than ${threshold} proceedings, or a count from which one of those could be computed, here or with an earlier release. It does not mean none; 0 means none. A line that is not there is of nobody, or of a group of which nothing can be told. A count that changed by fewer than ${threshold} since an earlier release is withheld too.`,
  census:
    "These are proceedings that this office follows. They are no figures of a State or a court, and an office follows what it hopes to bring to court.",
  tables: "How proceedings stand",
  tableNames: {
    all: "All proceedings",
    state: "By State",
    year: "By year of the FIR",
    agency: "By agency",
    "court-type": "By kind of court",
    victim: "Child or adult at the offence",
    "inter-state": "In several States, or only one on record",
    "state-year": "By State and year of the FIR",
    "state-district": "By State and district",
  } as Readonly<Record<string, string>>,
  groupTitles,
  standingTitles,
  total: "All",
  everything: "All proceedings",
  notOnRecord: "Not on record",
  allWithheld:
    "Nothing of this table is told: its counts are of nobody, of too few, or would give away others that are.",
  long: (rows: number) => `${many(rows, "line", "lines")}. Show the table`,
  back: "All of the release",
  curves: "How long it takes",
  curveOf: (from: string, to: string) => `${from} to ${to}`,
  noCurve: (threshold: number) =>
    `No curve: it needs at least ${threshold} that ended in each step, and as many still followed.`,
  curveCaption: (from: string, to: string) =>
    `The share of proceedings that still waited for “${to}”, by the days since “${from}”. Each step is of whole months and rests on its counts alone; between two steps nothing is told. Those still pending count until the last day on which they were known to be, and those that ended in another way until they did: both are “last known to wait”. It does not say how long any one proceeding took.`,
  median: (after: number, by: number) =>
    `Half had reached it after more than ${after} and at most ${by} days.`,
  noMedian: "Half had not reached it by the last step.",
  numbers: "In numbers",
  days: "Days, at most",
  entered: "Came under observation",
  ended: "Reached it",
  lastKnownWaiting: "Last known to wait",
  atRisk: "Still followed",
  waiting: "Still waiting",
  start: "At the start",
};
