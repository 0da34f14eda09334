/** What others have published, to stand beside what the record says: each claim with its source, in its own words. */

export interface PublishedClaim {
  /** What it is about. */
  readonly about: string;
  /** In the words of the source. */
  readonly quotation: string;
  /** Per cent, and whether it is said to be less, more or just that. */
  readonly percent: number;
  readonly bound: "less-than" | "more-than" | "exactly";
  readonly publisher: string;
  readonly title: string;
  /** What it does not say, which must be known before it is compared with anything. */
  readonly leavesOpen: string;
}

/** How many cases of trafficking reach a court. */
export const reachesCourt: PublishedClaim = {
  about: "Cases of trafficking that reach a court",
  quotation:
    "As a result, when/if the case eventually reaches the courts (with less than 5% reaching this point) the material that lawyers are left to work with is dismal.",
  percent: 5,
  bound: "less-than",
  publisher: "Sanjog, Kolkata, on its programme Tafteesh (since 2013)",
  title: "How Tafteesh has been breaking human trafficking barriers since 2013 (Sanjog blog)",
  leavesOpen:
    "It does not say of which cases, of which years, or whether the chargesheet or the trial is meant.",
};
