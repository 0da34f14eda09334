/**
 * The keys with which texts are sealed, one a subject (`subject.ts`), and their destruction.
 *
 * Keys live apart from the log, because the log can never be changed and a key must be: destroying it is how a
 * person is forgotten. What a caller gets is a key object of Node, whose bytes no log line or stack trace prints.
 */
import type { KeyObject } from "node:crypto";
import { Context, type Effect, Schema } from "effect";

/** What is known of a subject's key when something is to be opened. */
export type KeyState =
  | { readonly state: "present"; readonly key: KeyObject }
  /** Destroyed on purpose: what it sealed is forgotten. */
  | { readonly state: "destroyed" }
  /** Never made here, or lost: what it sealed cannot be read, and nobody decided so. */
  | { readonly state: "absent" };

/** The master key is not where it was, though keys wrapped with it are. */
export class MasterKeyMissing extends Schema.TaggedError<MasterKeyMissing>()("MasterKeyMissing", {
  file: Schema.String,
}) {
  override get message(): string {
    return `${this.file} is missing, and what is recorded cannot be read without it: put back the key file from your backup, or correct KEYS_DIR`;
  }
}

/** The master key cannot be read as one, or is not the one with which the keys beside it were wrapped. */
export class MasterKeyWrong extends Schema.TaggedError<MasterKeyWrong>()("MasterKeyWrong", {
  file: Schema.String,
  found: Schema.String,
}) {
  override get message(): string {
    return `${this.file} ${this.found}: put back the key file that belongs to this directory from your backup`;
  }
}

/** The file of a subject's key was changed: it does not unwrap. */
export class KeyDamaged extends Schema.TaggedError<KeyDamaged>()("KeyDamaged", {
  subject: Schema.String,
  file: Schema.String,
}) {
  override get message(): string {
    return `The key of ${this.subject} in ${this.file} does not unwrap with the master key: put the file back from your backup`;
  }
}

/** The subject's key was destroyed, so nothing can be sealed for it again. */
export class SubjectForgotten extends Schema.TaggedError<SubjectForgotten>()("SubjectForgotten", {
  subject: Schema.String,
}) {
  override get message(): string {
    return `${this.subject} was erased: its key is destroyed, and no text about it can be recorded any more`;
  }
}

/** The place where keys are kept could not be read or written. */
export class KeysUnavailable extends Schema.TaggedError<KeysUnavailable>()("KeysUnavailable", {
  doing: Schema.String,
  cause: Schema.Defect(),
}) {
  override get message(): string {
    return `The keys could not be reached while ${this.doing}: ${
      this.cause instanceof Error ? this.cause.message : String(this.cause)
    }`;
  }
}

/** What may go wrong with keys; catch one with `Effect.catchReason("KeyStoreError", "SubjectForgotten", …)`. */
export class KeyStoreError extends Schema.TaggedError<KeyStoreError>()("KeyStoreError", {
  reason: Schema.Union([MasterKeyMissing, MasterKeyWrong, KeyDamaged, SubjectForgotten, KeysUnavailable]),
}) {
  override get message(): string {
    return this.reason.message;
  }
}

export class KeyStore extends Context.Service<
  KeyStore,
  {
    /**
     * The keys (AES-256) with which to seal for these subjects, made durably where there are none. Two processes
     * that ask for the same subject get the same key. Fails with `SubjectForgotten` for one that was destroyed; then
     * none is made.
     */
    keysToSeal(subjects: Iterable<string>): Effect.Effect<ReadonlyMap<string, KeyObject>, KeyStoreError>;
    /** What is known of the keys of these subjects; none is made. */
    keysToOpen(subjects: Iterable<string>): Effect.Effect<ReadonlyMap<string, KeyState>, KeyStoreError>;
    /** Destroys a subject's key for ever, whether there was one or not. Repeating it changes nothing. */
    destroy(subject: string): Effect.Effect<void, KeyStoreError>;
    /** For keyed digests (HMAC-SHA-256) of what was sent; derived from the master key. */
    readonly digestKey: KeyObject;
  }
>()("@tareekh/core/sealing/KeyStore") {}
