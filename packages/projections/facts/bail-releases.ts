/** Which events let an accused out on bail: one list for whatever asks, be it bail or intimidation. */
import type { HistoryEventOf } from "@tareekh/core/history/history.ts";
import { type CaseFacts, countsIn, type ProceedingFacts } from "./case-facts.ts";
import { type Found, firstOf } from "./first-of.ts";
import { releasedOnBail } from "./milestones.ts";

export type BailRelease = HistoryEventOf<"AccusedReleased"> | HistoryEventOf<"BailFurnished">;

/** Releases on bail, and bail that was furnished, which lets out too: it counts where no release itself is on record. */
export const releasesOnBail = (facts: CaseFacts): readonly BailRelease[] => {
  const releases = facts.of("AccusedReleased");
  return [
    ...releases.filter(releasedOnBail),
    ...facts
      .of("BailFurnished")
      .filter(
        ({ data }) =>
          !releases.some(
            (release) =>
              !release.possibly &&
              release.data.accused === data.accused &&
              release.data.proceeding === data.proceeding,
          ),
      ),
  ];
};

export interface FirstRelease extends Found {
  /** It was in the proceeding from which this one was split, and counts there. */
  readonly inherited: boolean;
}

/** When an accused was first let out on bail in a proceeding, or in that from which it was split. */
export const firstRelease = (
  facts: CaseFacts,
  proceeding: ProceedingFacts,
  accused: string,
): FirstRelease => {
  const told = releasesOnBail(facts).filter(
    (event) => event.data.accused === accused && countsIn(facts, event, proceeding),
  );
  const found = firstOf(told, facts.history.order);
  return {
    ...found,
    inherited:
      found.candidates.length > 0 &&
      told.every(({ id, data }) => !found.candidates.includes(id) || data.proceeding !== proceeding.id),
  };
};
