/** A question about a span: from which milestone to which, and of what it is counted. */
import type { Milestone } from "../milestones.ts";
import { isPerAccused } from "../spans.ts";

export interface SpanAsked {
  readonly from: Milestone;
  readonly to: Milestone;
}

/** What a span is counted of: the proceedings, or the accused in them where either milestone is the accused's. */
export type Unit = "proceeding" | "accused";

export const unitOf = ({ from, to }: SpanAsked): Unit => (isPerAccused(from, to) ? "accused" : "proceeding");
