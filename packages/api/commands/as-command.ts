/**
 * Runs a program as a command: stopped by SIGINT and SIGTERM with its scope closed, and what a person can mend told
 * in one sentence, without a stack trace.
 */
import { Cause, Effect, Exit, Fiber, type Scope } from "effect";
import { logging } from "../logging.ts";

/** What a process that does not wait for its scope ends with: 128 and the signal's number. */
const SIGNALS = { SIGINT: 130, SIGTERM: 143 } as const;

/**
 * Milliseconds after which a process that was told to stop is ended, whatever it still waits for: less than what a
 * container is given before it is killed. What is recorded outlives a kill, and so this.
 */
const TIME_TO_STOP = 9_000;

/** An error that says in its own words what to do. */
const sentenceOf = (error: unknown): string | null =>
  error instanceof Error && "_tag" in error ? error.message : null;

/**
 * Runs the program to its end and then ends the process: with what it answers, or 0, also where it was told to stop
 * and did; with 1 where it failed, and as if killed by the signal where it did not stop in time.
 */
export const asCommand = <E>(program: Effect.Effect<number | undefined, E, Scope.Scope>): void => {
  const fiber = Effect.runFork(Effect.scoped(program).pipe(Effect.provide(logging)));
  let stopping = false;
  for (const [signal, code] of Object.entries(SIGNALS)) {
    process.on(signal, () => {
      // Who asks twice does not want to wait.
      if (stopping) process.exit(code);
      stopping = true;
      setTimeout(() => {
        console.error("Ended before all was finished: it took too long");
        process.exit(code);
      }, TIME_TO_STOP).unref();
      Effect.runFork(Fiber.interrupt(fiber));
    });
  }
  fiber.addObserver((exit) => {
    if (Exit.isSuccess(exit)) process.exit(exit.value ?? 0);
    if (stopping && Cause.hasInterruptsOnly(exit.cause)) process.exit(0);
    const sentence = sentenceOf(Cause.squash(exit.cause));
    console.error(sentence ?? Cause.pretty(exit.cause));
    process.exit(1);
  });
};
