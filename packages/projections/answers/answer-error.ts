/** What may go wrong with a question about rows. */
import { Schema } from "effect";

/** The question cannot be answered as it was asked; `expected` says how it may be. */
export class BadQuestion extends Schema.TaggedError<BadQuestion>()("BadQuestion", {
  /** The part of the question: `span`, `cursor`. */
  field: Schema.String,
  expected: Schema.String,
  came: Schema.String,
}) {
  override get message(): string {
    return `${this.field}: expected ${this.expected}, and ${JSON.stringify(this.came)} came`;
  }
}

/** The database could not be reached, or refused; asking again may help. */
export class RowsUnavailable extends Schema.TaggedError<RowsUnavailable>()("RowsUnavailable", {
  doing: Schema.String,
  cause: Schema.Defect(),
}) {
  override get message(): string {
    const why = this.cause instanceof Error ? this.cause.message : String(this.cause);
    return `The rows could not be read (${this.doing}): ${why}`;
  }
}

export class AnswerError extends Schema.TaggedError<AnswerError>()("AnswerError", {
  reason: Schema.Union([BadQuestion, RowsUnavailable]),
}) {
  override get message(): string {
    return this.reason.message;
  }
}

export const badQuestion = (field: string, expected: string, came: string): AnswerError =>
  new AnswerError({ reason: new BadQuestion({ field, expected, came }) });
