/** Incidents of intimidation: threats and inducements, one row each, with what followed. */
import type { Columns, RowOf } from "./projection.ts";

export const intimidationColumns = {
  eventId: "text",
  proceeding: "text",
  earliest: "day",
  latest: "day",
  approximate: "boolean",
  /** Who made it, as kinds: relatives of the accused, defence lawyers, the accused, … */
  sources: "texts",
  /** Persons of the case who made it or on whose behalf it was made, where known. */
  byWhom: "texts",
  manner: "texts",
  /** At a hearing, at home, by telephone, … */
  place: "text",
  target: "text",
  targetRole: "text",
  /** The furthest stage that any accused had certainly reached by then; null where that cannot be told. */
  stage: "text",
  reportedTo: "texts",
  /** `none` while nothing is on record. */
  response: "text",
  responseEarliest: "day",
  responseLatest: "day",
  daysToResponseLeast: "integer",
  daysToResponseMost: "integer",
  firRefused: "boolean",
  /** The nearest release on bail, before it, of an accused concerned (of any accused, where none is named). */
  releasedAccused: "text",
  daysSinceReleaseLeast: "integer",
  daysSinceReleaseMost: "integer",
  /** The nearest court date: negative days where the threat came before it. */
  nearestCourtDate: "day",
  daysFromCourtDateLeast: "integer",
  daysFromCourtDateMost: "integer",
  /** Later declared hostile by the court; later recorded as absent: `yes`, `no`, `cannot-tell`. */
  targetHostile: "text",
  targetAbsent: "text",
  state: "text",
  district: "text",
  agency: "text",
  year: "integer",
} as const satisfies Columns;

export type IntimidationRow = RowOf<typeof intimidationColumns>;
