/**
 * Whether a person was a child on a day, as each statute means it, from what is known of the date of birth.
 *
 * A label is never recorded: it follows from the evidence, and where the evidence leaves it open the answer is
 * "cannot tell". Two statutes may answer differently: a girl of sixteen is a minor under the Immoral Traffic
 * (Prevention) Act and a child under all others.
 */
import { type Day, dayNumber, dayOfNumber } from "../calendar/day.ts";
import { parseOccurrence } from "../calendar/occurrence.ts";
import type { EventData } from "../catalogue/catalogue.ts";

/** Days between which something lies; null where there is no bound on that side. */
export interface DaySpan {
  readonly earliest: Day | null;
  readonly latest: Day | null;
}

export const ageLabelNames = ["itpa-child", "itpa-minor", "pocso-child", "jj-child", "bns-child"] as const;
export type AgeLabelName = (typeof ageLabelNames)[number];

interface AgeLabel {
  readonly words: string;
  /** Completed years, from which on. */
  readonly from: number;
  /** Completed years, below which. */
  readonly below: number;
  readonly source: string;
}

export const ageLabels: Readonly<Record<AgeLabelName, AgeLabel>> = {
  "itpa-child": {
    words: "Child (Immoral Traffic (Prevention) Act)",
    from: 0,
    below: 16,
    source: "ITPA s.2(aa): has not completed the age of sixteen years",
  },
  "itpa-minor": {
    words: "Minor (Immoral Traffic (Prevention) Act)",
    from: 16,
    below: 18,
    source: "ITPA s.2(cb): has completed sixteen years but not eighteen",
  },
  "pocso-child": {
    words: "Child (POCSO Act)",
    from: 0,
    below: 18,
    source: "POCSO Act s.2(1)(d): below the age of eighteen years",
  },
  "jj-child": {
    words: "Child (Juvenile Justice Act)",
    from: 0,
    below: 18,
    source: "JJ Act 2015 s.2(12): has not completed eighteen years of age",
  },
  "bns-child": {
    words: "Child (Bharatiya Nyaya Sanhita; minor in IPC s.370)",
    from: 0,
    below: 18,
    source: "BNS s.2(3): below the age of eighteen years; IPC s.370 with the Majority Act 1875 s.3",
  },
};

export type AgeAnswer = "yes" | "no" | "cannot-tell";

/* ---- what is said of the date of birth ---- */

/**
 * How much a statement weighs; the first that there is decides: what those found whose finding a statute makes the age
 * (`DECIDES_AGE`), then the evidence of JJ Act 2015 s.94(2) in its order, then what is outside it.
 */
const WEIGHTS = [
  "found-by-authority",
  "school-certificate",
  "birth-certificate",
  "medical-test",
  "other",
] as const;
type AgeWeight = (typeof WEIGHTS)[number];

/** What one paper, test, authority or person says of the date of birth. */
export interface AgeStatement {
  readonly weight: AgeWeight;
  readonly born: DaySpan;
}

type EvidenceKind = EventData<"AgeFound">["method"];

const weightOfEvidence = (kind: EvidenceKind): AgeWeight => {
  switch (kind) {
    case "school-or-matriculation-certificate":
      return "school-certificate";
    case "municipal-birth-certificate":
      return "birth-certificate";
    case "medical-test":
      return "medical-test";
    default:
      return "other";
  }
};

/**
 * The Committee and the Board, whose finding is deemed the true age for that Act (JJ Act 2015 s.94(3)); the Special Court
 * (POCSO Act s.34(2)), the Court of Session as which it sits, and the courts to which its findings go. Of a magistrate's
 * finding neither says so: it weighs what its evidence does.
 */
const DECIDES_AGE: ReadonlySet<EventData<"AgeFound">["by"]> = new Set([
  "cwc",
  "jjb",
  "special-court",
  "sessions-court",
  "high-court",
  "supreme-court",
] as const);

/** The same day of the year, so many years later: 29 February becomes 1 March where there is none. */
const anniversary = (day: Day, years: number): Day => {
  const year = Number(day.slice(0, 4)) + years;
  return dayOfNumber(Date.UTC(year, Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))) / 86_400_000);
};

/** The last day of birth with which so many years are completed on a day. */
const lastBirthday = (years: number, on: Day): Day => {
  const same = anniversary(on, -years);
  // Who is born on 1 March has not completed the year on a 29 February.
  return same.slice(5) === on.slice(5) ? same : dayOfNumber(dayNumber(same) - 1);
};

/** The dates of birth of one who has completed at least and at most so many years on a day that lies in `on`. */
const bornByAge = (least: number | undefined, most: number | undefined, on: DaySpan): DaySpan => ({
  earliest:
    most === undefined || on.earliest === null
      ? null
      : dayOfNumber(dayNumber(lastBirthday(most + 1, on.earliest)) + 1),
  latest: least === undefined || on.latest === null ? null : lastBirthday(least, on.latest),
});

/** The days in order; days sort as they read. */
const sorted = (...days: readonly Day[]): readonly Day[] => [...days].sort();

/** The days that both spans allow, or null where there are none. */
const overlap = (a: DaySpan, b: DaySpan): DaySpan | null => {
  const earliest = sorted(...[a.earliest, b.earliest].filter((day) => day !== null)).at(-1) ?? null;
  const latest = sorted(...[a.latest, b.latest].filter((day) => day !== null))[0] ?? null;
  return earliest !== null && latest !== null && earliest > latest ? null : { earliest, latest };
};

/** All days that either span allows, and those between. */
const hull = (a: DaySpan, b: DaySpan): DaySpan => ({
  earliest: a.earliest === null || b.earliest === null ? null : (sorted(a.earliest, b.earliest)[0] ?? null),
  latest: a.latest === null || b.latest === null ? null : (sorted(a.latest, b.latest).at(-1) ?? null),
});

const UNKNOWN: DaySpan = { earliest: null, latest: null };

const bornOf = (text: string | undefined): DaySpan => {
  if (text === undefined) return UNKNOWN;
  const parsed = parseOccurrence(text);
  return parsed.ok ? parsed.value.outer : UNKNOWN;
};

/** What a piece of evidence says, which was given or seen on a day that lies in `on`. */
export const statementOfEvidence = (data: EventData<"DateOfBirthEvidenced">, on: DaySpan): AgeStatement => {
  const born = bornOf(data.born);
  return {
    weight: weightOfEvidence(data.kind),
    born: overlap(born, bornByAge(data.age, data.age, on)) ?? born,
  };
};

/** What a determination of age says, which was made on a day that lies in `on`. */
export const statementOfFinding = (data: EventData<"AgeFound">, on: DaySpan): AgeStatement => {
  const born = bornOf(data.born);
  return {
    weight: DECIDES_AGE.has(data.by) ? "found-by-authority" : weightOfEvidence(data.method),
    born: overlap(born, bornByAge(data.leastAge, data.mostAge, on)) ?? born,
  };
};

/* ---- the answers ---- */

/** What is taken as the date of birth, on what weight, and whether statements of that weight exclude each other. */
export interface DateOfBirth {
  readonly born: DaySpan;
  /** Null where nothing is said of the age. */
  readonly weight: AgeWeight | null;
  readonly disputed: boolean;
}

/** The statements of the greatest weight that there is, together: what all allow, or where they exclude each other all. */
export const dateOfBirth = (statements: readonly AgeStatement[]): DateOfBirth => {
  const weight = WEIGHTS.find((one) => statements.some((statement) => statement.weight === one)) ?? null;
  const [first, ...others] = statements
    .filter((statement) => statement.weight === weight)
    .map(({ born }) => born);
  if (first === undefined) return { born: UNKNOWN, weight, disputed: false };
  const agreed = others.reduce<DaySpan | null>(
    (span, one) => (span === null ? null : overlap(span, one)),
    first,
  );
  return { born: agreed ?? others.reduce(hull, first), weight, disputed: agreed === null };
};

/**
 * Years completed on a day. The day of birth counts as a whole day, and an age is attained at the beginning of its
 * anniversary (Majority Act 1875 s.3(2)).
 */
const completedYears = (born: Day, on: Day): number => {
  let years = Number(on.slice(0, 4)) - Number(born.slice(0, 4));
  if (anniversary(born, years) > on) years -= 1;
  return years;
};

/** Whether a label holds of one born within `born`, on a day that lies within `on`. */
export const labelHolds = (name: AgeLabelName, born: DaySpan, on: DaySpan): AgeAnswer => {
  const { from, below } = ageLabels[name];
  const least =
    born.latest === null || on.earliest === null ? 0 : Math.max(0, completedYears(born.latest, on.earliest));
  const most =
    born.earliest === null || on.latest === null ? Infinity : completedYears(born.earliest, on.latest);
  if (least >= from && most < below) return "yes";
  return most < from || least >= below ? "no" : "cannot-tell";
};

/** Every label as it was on a day, or on some day within bounds, such as that of an offence. */
export const labelsOn = (
  statements: readonly AgeStatement[],
  on: DaySpan,
): Readonly<Record<AgeLabelName, AgeAnswer>> => {
  const { born } = dateOfBirth(statements);
  const answers = ageLabelNames.map((name) => [name, labelHolds(name, born, on)] as const);
  return Object.fromEntries(answers) as Record<AgeLabelName, AgeAnswer>;
};
