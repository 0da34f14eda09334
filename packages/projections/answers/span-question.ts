/** A question about a span: from which milestone to which. */
import { isMilestone, type Milestone, milestoneNames } from "../milestones.ts";
import { isPerAccused } from "../spans.ts";
import { badQuestion } from "./answer-error.ts";

export interface SpanAsked {
  readonly from: Milestone;
  readonly to: Milestone;
}

/** What a span is counted of: the proceedings, or the accused in them where either milestone is the accused's. */
export type Unit = "proceeding" | "accused";

export const unitOf = ({ from, to }: SpanAsked): Unit => (isPerAccused(from, to) ? "accused" : "proceeding");

/** `fir..chargesheet`. Throws `AnswerError` where it is none. */
export const readSpan = (text: string): SpanAsked => {
  const [from = "", to = "", ...more] = text.split("..");
  if (!isMilestone(from) || !isMilestone(to) || from === to || more.length > 0) {
    throw badQuestion(
      "span",
      `two different milestones with two dots between, such as fir..chargesheet; milestones are ${milestoneNames.join(", ")}`,
      text,
    );
  }
  return { from, to };
};
