/** By what units are chosen and compared besides the place of the FIR: court, law, age, custody, States, since when followed. */
import type { Day } from "@tareekh/core/calendar/day.ts";
import { dayInIndia } from "@tareekh/core/calendar/days-in-india.ts";
import { ageLabelsOf } from "./ages.ts";
import { type CaseFacts, concerns, type ProceedingFacts } from "./case-facts.ts";
import { type Court, courtOf } from "./courts.ts";
import { type Custody, custodyOf } from "./custody.ts";

/** The court of the proceeding; of one that was split off and has none on record yet, that of its parent. */
export const courtOfUnit = (facts: CaseFacts, { id, splitFrom }: ProceedingFacts): Court | null =>
  courtOf(facts, id) ?? (splitFrom === null ? null : courtOf(facts, splitFrom.proceeding));

export type Victim = "child" | "adult";

/**
 * `child` where any survivor was below 18 when the offence began, by what weighs most; `adult` where none was. Null where
 * nobody can tell.
 */
export const victimOf = (facts: CaseFacts): Victim | null => {
  const labels = new Set(
    [...facts.people]
      .filter(([, role]) => role === "survivor")
      .map(([person]) => ageLabelsOf(facts, person, [])[0]?.label ?? null),
  );
  if (labels.has("child")) return "child";
  return labels.size === 1 && labels.has("adult") ? "adult" : null;
};

/** Where the accused stands between arrest and liberty; of a proceeding, where all of its accused do, or `mixed`. */
export const custodyOfUnit = (
  facts: CaseFacts,
  proceeding: ProceedingFacts,
  accused: string | null,
): Custody | "mixed" | null => {
  if (accused !== null) return custodyOf(facts, proceeding, accused);
  const all = new Set(proceeding.accused.map((person) => custodyOf(facts, proceeding, person)));
  const [only] = all;
  return only === undefined ? null : all.size === 1 ? only : "mixed";
};

/** Whether the record of the case names more than one State, so that police of several must work together. Null where it names none. */
export const isInterState = (facts: CaseFacts, proceeding: ProceedingFacts): boolean | null => {
  const named = new Set<string>();
  const add = (state: string | null | undefined): void => {
    if (state !== null && state !== undefined) named.add(state);
  };
  for (const { breakdown } of facts.proceedings) add(breakdown.state);
  for (const event of facts.of("JourneyMade")) {
    if (!concerns(event, proceeding.id)) continue;
    add(event.data.from?.state);
    add(event.data.to?.state);
  }
  for (const event of facts.of("SurvivorRescued"))
    if (concerns(event, proceeding.id)) add(event.data.at?.state);
  for (const event of facts.of("OtherStateAsked")) if (concerns(event, proceeding.id)) add(event.data.state);
  return named.size === 0 ? null : named.size > 1;
};

/**
 * The day from which the office has followed the case: that of its opening, or where no day is given with that, the day
 * of the first recording. What ended before it was not waited for under anybody's eyes.
 */
export const followedFrom = (facts: CaseFacts): Day | null => {
  const { history } = facts;
  const opened = facts
    .of("CaseOpened")
    .map(({ id }) => history.order.bounds(id).latest)
    .filter((day) => day !== null)
    .sort()[0];
  if (opened !== undefined) return opened;
  let first: string | null = null;
  for (const { recorded, earlier } of history.events) {
    const { at } = (earlier[0] ?? { recorded }).recorded;
    if (first === null || at < first) first = at;
  }
  return first === null ? null : dayInIndia(first);
};
