/** The services of a dry run where nothing was ever recorded: no case is there, none is opened, and no key is made. */
import { createSecretKey, randomBytes } from "node:crypto";
import { buildHistory } from "@tareekh/core/history/build-history.ts";
import { CaseReader } from "@tareekh/core/recording/case-reader.ts";
import { emptyStream } from "@tareekh/core/recording/case-stream.ts";
import { Recorder } from "@tareekh/core/recording/recorder.ts";
import { KeyStore } from "@tareekh/core/sealing/key-store.ts";
import { Effect, Layer } from "effect";

const notInADryRun = () => Effect.die(new Error("A dry run records nothing"));

export const beforeAnything: Layer.Layer<CaseReader | Recorder | KeyStore> = Layer.mergeAll(
  Layer.succeed(
    CaseReader,
    CaseReader.of({
      readStream: (caseId) => Effect.succeed(emptyStream(caseId)),
      readRecordings: () => Effect.succeed(new Map()),
      readHistory: () => Effect.succeed(buildHistory([])),
      extend: (stream) => Effect.succeed(stream),
    }),
  ),
  Layer.succeed(
    Recorder,
    Recorder.of({ record: notInADryRun, openCase: notInADryRun, openMany: notInADryRun }),
  ),
  Layer.sync(KeyStore, () =>
    KeyStore.of({
      keysToSeal: notInADryRun,
      keysToOpen: (subjects) =>
        Effect.succeed(new Map([...subjects].map((subject) => [subject, { state: "absent" } as const]))),
      destroy: notInADryRun,
      digestKey: createSecretKey(randomBytes(32)),
    }),
  ),
);
