/** What may go wrong with a release; each says in its own words what to do. */
import { Schema } from "effect";

/** The name cannot be one. */
export class NameRefused extends Schema.TaggedError<NameRefused>()("NameRefused", {
  expected: Schema.String,
  came: Schema.String,
}) {
  override get message(): string {
    return `The name of a release should be ${this.expected}, and ${JSON.stringify(this.came)} came`;
  }
}

/** Another release has the address that the name gives. */
export class NameTaken extends Schema.TaggedError<NameTaken>()("NameTaken", { id: Schema.String }) {
  override get message(): string {
    return `There is a release ${this.id} already, and what was published under a name stays: choose another`;
  }
}

export class UnknownRelease extends Schema.TaggedError<UnknownRelease>()("UnknownRelease", {
  id: Schema.String,
}) {
  override get message(): string {
    return `There is no release ${this.id}; the list of releases is at /api/releases`;
  }
}

export class WithdrawnBefore extends Schema.TaggedError<WithdrawnBefore>()("WithdrawnBefore", {
  id: Schema.String,
}) {
  override get message(): string {
    return `The release ${this.id} was withdrawn before, and its reason stays as it was given`;
  }
}

/** A command records one thing; sent again with other content it would seem to have done what it did not. */
export class CommandUsed extends Schema.TaggedError<CommandUsed>()("CommandUsed", {
  commandId: Schema.String,
  did: Schema.String,
}) {
  override get message(): string {
    return `The command ${this.commandId} ${this.did} before, and nothing was recorded now: send this with a commandId of its own`;
  }
}

/** Cases are being recorded, and the rows are not of one position: some are of a later one than others. */
export class CasesInMotion extends Schema.TaggedError<CasesInMotion>()("CasesInMotion", {}) {
  override get message(): string {
    return "Cases are being recorded at this moment, and a release counts up to one position of the log and no further. Nothing was published: try again once that has come to rest, or use npm run release, which counts from the log";
  }
}

/** Others published in the meantime, again and again. */
export class ReleasesContended extends Schema.TaggedError<ReleasesContended>()("ReleasesContended", {}) {
  override get message(): string {
    return "Other releases were published at the same time: try again";
  }
}

/** The log ends before the position at which a release was frozen: it is another log, or a copy that is not whole. */
export class LogTooShort extends Schema.TaggedError<LogTooShort>()("LogTooShort", {
  position: Schema.Int,
  head: Schema.Int,
}) {
  override get message(): string {
    return `The release stands at position ${this.position} and the log ends at ${this.head}: this is not the log from which it was made, or not all of it`;
  }
}

export class ReleaseError extends Schema.TaggedError<ReleaseError>()("ReleaseError", {
  reason: Schema.Union([
    NameRefused,
    NameTaken,
    UnknownRelease,
    WithdrawnBefore,
    CommandUsed,
    CasesInMotion,
    ReleasesContended,
    LogTooShort,
  ]),
}) {
  override get message(): string {
    return this.reason.message;
  }
}
