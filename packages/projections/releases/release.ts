/** What a release is: everything that anybody is shown of it, and nothing else. Its digest is of this. */

/** By what the tables of a release are made; each value is a code, a name, a year, or null where none is on record. */
export type GroupName = "state" | "district" | "year" | "agency" | "courtType" | "victim" | "interState";

/**
 * How a proceeding stands. `pending`: something on record says of a day that it was; `unknown`: no end is on record, and
 * nothing says of any day that it was still to come.
 */
export const standings = ["pending", "convicted", "acquitted", "other", "unknown"] as const;
export type Standing = (typeof standings)[number];

/** A count; null where it is withheld. */
export type ReleasedCount = number | null;

export interface ReleaseRow {
  /** In the order of the table's `groupedBy`. */
  readonly group: readonly (string | null)[];
  readonly total: ReleasedCount;
  readonly standing: Readonly<Record<Standing, ReleasedCount>>;
}

export interface ReleaseTable {
  /** Names it among the tables of all releases: `state`, `state-district`. */
  readonly name: string;
  readonly groupedBy: readonly GroupName[];
  /**
   * In ascending order of group, what is not on record last. A group without a row has nobody in it, or nothing of it is
   * told.
   */
  readonly rows: readonly ReleaseRow[];
}

/** A stretch of whole months of 30 days, from the end of the one before. */
export interface CurveStep {
  /** Days from the first milestone at which the step ends. */
  readonly days: number;
  /** Came under observation, ended, and were last known to wait in the step: also those that ended otherwise. */
  readonly entered: number;
  readonly ended: number;
  readonly lastKnownWaiting: number;
  /** Under observation at its end. */
  readonly atRisk: number;
  /** The share that still waits then: computed from the counts of the steps alone. */
  readonly waiting: number;
}

export interface ReleaseCurve {
  readonly from: string;
  readonly to: string;
  /** Null where fewer than the threshold were: they are then among those who entered in the first step. */
  readonly atStart: number | null;
  /** Empty where there are too few for a single step. */
  readonly steps: readonly CurveStep[];
  /** Days between which half have ended; null where the curve does not come so far. */
  readonly median: { readonly after: number; readonly by: number } | null;
}

/** By what the figures were computed: the same events under other versions may give others. */
export interface ReleaseVersions {
  /** Of the projection of which units are made. */
  readonly delays: number;
  /** Of the law, and of how a history is read. */
  readonly law: string;
  /** Of which tables and curves there are, and how they are counted. */
  readonly content: number;
  /** Of what is withheld. */
  readonly disclosure: number;
}

export interface ReleaseContent {
  readonly name: string;
  readonly unit: "proceeding";
  /** Every event of the log up to this position, and no later one, is counted in, but for those of cases set aside. */
  readonly position: number;
  /** Cases that could not be read. They are in no figure. */
  readonly setAside: number;
  readonly threshold: number;
  readonly versions: ReleaseVersions;
  /** Digests of the releases that were published before, against which it was held; in their order. */
  readonly after: readonly string[];
  readonly tables: readonly ReleaseTable[];
  readonly curves: readonly ReleaseCurve[];
}
