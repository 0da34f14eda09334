/** What stages, milestones and custody are called, on every page. */
import type { Custody } from "@tareekh/projections/facts/custody.ts";
import {
  type Milestone,
  milestoneNames,
  milestones as milestoneTitles,
} from "@tareekh/projections/facts/milestones.ts";
import { type Stage, stages as stageTitles } from "@tareekh/projections/facts/stages.ts";

/** English has the projections' own words for these; another language says each anew. */
export const stages: Record<Stage, string> = stageTitles;
export const milestones = Object.fromEntries(
  milestoneNames.map((name) => [name, milestoneTitles[name].title]),
) as Record<Milestone, string>;

export const custody: Record<Custody, string> = {
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
