/** A question about a span: from which milestone to which, and of what it is counted. */
import type { Milestone } from "../facts/milestones.ts";
import { isPerAccused } from "../facts/spans.ts";

export interface SpanAsked {
  readonly from: Milestone;
  readonly to: Milestone;
}

/** What is counted: the proceedings, or the accused in them. */
export const unitNames = ["proceeding", "accused"] as const;
export type Unit = (typeof unitNames)[number];

/** Whose a span is, where nobody asks for the one or the other: the accused's where either milestone is the accused's. */
export const unitOf = ({ from, to }: SpanAsked): Unit => (isPerAccused(from, to) ? "accused" : "proceeding");
