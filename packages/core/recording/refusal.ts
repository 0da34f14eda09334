/** Why something was not recorded, in words that say what to do next. */
import { Schema } from "effect";
import { Problem } from "./problem.ts";

/** The request itself is wrong: everything that is, at once. */
export class InvalidContent extends Schema.TaggedError<InvalidContent>()("InvalidContent", {
  problems: Schema.Array(Problem),
}) {
  override get message(): string {
    return this.problems.map((problem) => problem.message).join("\n");
  }
}

export class UnknownCase extends Schema.TaggedError<UnknownCase>()("UnknownCase", { caseId: Schema.String }) {
  override get message(): string {
    return `There is no case ${this.caseId}: open it first, or check the reference`;
  }
}

export class CaseExists extends Schema.TaggedError<CaseExists>()("CaseExists", { caseId: Schema.String }) {
  override get message(): string {
    return `The case ${this.caseId} was opened before by another command: record in it, or open one with another reference`;
  }
}

/** The case is not at the revision that the sender had seen (If-Match). */
export class RevisionMismatch extends Schema.TaggedError<RevisionMismatch>()("RevisionMismatch", {
  caseId: Schema.String,
  expected: Schema.Int,
  actual: Schema.Int,
}) {
  override get message(): string {
    return `The case ${this.caseId} has changed since revision ${this.expected} and stands at ${this.actual}: look at what is new, then send again with that revision`;
  }
}

/** The command's id was used before for something else. */
export class CommandConflict extends Schema.TaggedError<CommandConflict>()("CommandConflict", {
  commandId: Schema.String,
}) {
  override get message(): string {
    return `The command ${this.commandId} was recorded before with another content or in another case: send this one with a new commandId`;
  }
}

/** The events of the command weigh more than can be appended together. */
export class TooLarge extends Schema.TaggedError<TooLarge>()("TooLarge", {
  bytes: Schema.Int,
  limit: Schema.Int,
}) {
  override get message(): string {
    return `The command weighs ${this.bytes} bytes once sealed, and ${this.limit} can be recorded together: split it into several commands`;
  }
}

/** A text concerns someone who was erased. */
export class Erased extends Schema.TaggedError<Erased>()("Erased", { subject: Schema.String }) {
  override get message(): string {
    return `${this.subject} was erased, so no text about it can be recorded: leave out the texts that concern it`;
  }
}

/** What is recorded of the case cannot be read by this version of the program. */
export class UnreadableCase extends Schema.TaggedError<UnreadableCase>()("UnreadableCase", {
  caseId: Schema.String,
  eventId: Schema.String,
  problem: Schema.String,
}) {
  override get message(): string {
    return `The case ${this.caseId} cannot be read: ${this.problem} (event ${this.eventId}). Nothing was recorded`;
  }
}

/** Others recorded in the same case each time that this was tried. */
export class Contended extends Schema.TaggedError<Contended>()("Contended", {
  caseId: Schema.String,
  attempts: Schema.Int,
}) {
  override get message(): string {
    return `The case ${this.caseId} was changed by others in each of ${this.attempts} attempts; nothing was recorded: send the same command again`;
  }
}

/** Why something was not recorded; catch one with `Effect.catchReason("RecordingError", "InvalidContent", …)`. */
export class RecordingError extends Schema.TaggedError<RecordingError>()("RecordingError", {
  reason: Schema.Union([
    InvalidContent,
    UnknownCase,
    CaseExists,
    RevisionMismatch,
    CommandConflict,
    TooLarge,
    Erased,
    UnreadableCase,
    Contended,
  ]),
}) {
  override get message(): string {
    return this.reason.message;
  }
}
