/** What may go wrong with the projector; a case that cannot be projected is not among it, it is set aside. */
import { Schema } from "effect";

/** The database could not be reached, or refused. What was begun was rolled back; try again. */
export class DatabaseFailed extends Schema.TaggedError<DatabaseFailed>()("DatabaseFailed", {
  doing: Schema.String,
  cause: Schema.Defect(),
}) {
  override get message(): string {
    return `The database failed while ${this.doing}: ${this.cause instanceof Error ? this.cause.message : String(this.cause)}`;
  }
}

/** Another projector went on in the meantime, or other tables were put in use: read anew where things stand. */
export class Overtaken extends Schema.TaggedError<Overtaken>()("Overtaken", { doing: Schema.String }) {
  override get message(): string {
    return `Another process went on while this one was ${this.doing}`;
  }
}

/** The rows in use were computed by other versions of the projections than this program has. */
export class VersionsDiffer extends Schema.TaggedError<VersionsDiffer>()("VersionsDiffer", {
  projections: Schema.Array(Schema.String),
}) {
  override get message(): string {
    return `The rows of ${this.projections.join(", ")} were computed by another version of the program: restart this one to rebuild them, or run the newer version`;
  }
}

/** There is no such projection, case or revision. */
export class NotKnown extends Schema.TaggedError<NotKnown>()("NotKnown", {
  what: Schema.String,
  name: Schema.String,
}) {
  override get message(): string {
    return `There is no ${this.what} ${this.name}`;
  }
}

export class ProjectorError extends Schema.TaggedError<ProjectorError>()("ProjectorError", {
  reason: Schema.Union([DatabaseFailed, Overtaken, VersionsDiffer, NotKnown]),
}) {
  override get message(): string {
    return this.reason.message;
  }
}
