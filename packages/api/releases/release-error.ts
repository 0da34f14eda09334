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
    ReleasesContended,
    LogTooShort,
  ]),
}) {
  override get message(): string {
    return this.reason.message;
  }
}
