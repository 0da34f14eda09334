/** What may go wrong while a log is copied; every message says what to do. */
import { Schema } from "effect";

/** The target holds something else than the beginning of the source. */
export class TargetDiffers extends Schema.TaggedError<TargetDiffers>()("TargetDiffers", {
  target: Schema.String,
  difference: Schema.String,
}) {
  override get message(): string {
    return `${this.target} is not a copy of the source. ${this.difference}. Choose a target that is empty, or one to which this source was copied before`;
  }
}

/** The source is not what was recorded there. */
export class SourceBroken extends Schema.TaggedError<SourceBroken>()("SourceBroken", {
  problem: Schema.String,
}) {
  override get message(): string {
    return `The source is not what was recorded there: ${this.problem}. Nothing from there on was copied; npm run verify tells more, and a backup may still be whole`;
  }
}

/** The target cannot hold what the source holds. */
export class CannotStand extends Schema.TaggedError<CannotStand>()("CannotStand", {
  target: Schema.String,
  problem: Schema.String,
}) {
  override get message(): string {
    return `${this.target} cannot hold this log: ${this.problem}`;
  }
}

/** Somebody wrote to the target while it was being copied to; nothing of the batch was. */
export class TargetMoved extends Schema.TaggedError<TargetMoved>()("TargetMoved", {
  target: Schema.String,
}) {
  override get message(): string {
    return `Something else writes to ${this.target}: stop it, and start the copy again, which looks at what stands there and goes on`;
  }
}

/** An end could not be reached, or did not answer. */
export class CopyInterrupted extends Schema.TaggedError<CopyInterrupted>()("CopyInterrupted", {
  doing: Schema.String,
  cause: Schema.Defect(),
}) {
  override get message(): string {
    const why = this.cause instanceof Error ? this.cause.message : String(this.cause);
    return `The copy was interrupted (${this.doing}): ${why}. Start it again: it looks at what stands at the target and goes on from there`;
  }
}

export class CopyError extends Schema.TaggedError<CopyError>()("CopyError", {
  reason: Schema.Union([TargetDiffers, SourceBroken, CannotStand, TargetMoved, CopyInterrupted]),
}) {
  override get message(): string {
    return this.reason.message;
  }
}

export const differs = (target: string, difference: string): CopyError =>
  new CopyError({ reason: new TargetDiffers({ target, difference }) });

/** What was thrown, as it is where it is known already. */
export const interrupted =
  (doing: string) =>
  (cause: unknown): CopyError =>
    cause instanceof CopyError ? cause : new CopyError({ reason: new CopyInterrupted({ doing, cause }) });
