/** Everything that recording needs, for one test file: a log of its own, keys of its own, a recorder and a reader. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Effect, Layer } from "effect";
import type { EventLog } from "../../log/event-log.ts";
import { layer as postgresEventLog } from "../../log/postgres-event-log.ts";
import type { Store } from "../../log/store.ts";
import { directoryKeyStore } from "../../sealing/directory-key-store.ts";
import type { KeyStore } from "../../sealing/key-store.ts";
import { CaseReader } from "../case-reader.ts";
import { Recorder } from "../recorder.ts";

/** A directory of keys that goes with the scope. */
const temporaryKeyStore = Layer.unwrap(
  Effect.map(
    Effect.acquireRelease(
      Effect.sync(() => mkdtempSync(join(tmpdir(), "keys-"))),
      (directory) => Effect.sync(() => rmSync(directory, { recursive: true, force: true })),
    ),
    (directory) => directoryKeyStore({ directory }),
  ),
);

export const recordingServices = <E>(
  store: Layer.Layer<Store, E>,
): Layer.Layer<Recorder | CaseReader | EventLog | KeyStore | Store, unknown> =>
  Recorder.layer.pipe(
    Layer.provideMerge(CaseReader.layer()),
    Layer.provideMerge(Layer.merge(postgresEventLog, temporaryKeyStore)),
    Layer.provideMerge(store),
  );

/** A recorder with a memory of its own on the same log and keys, as another process has. */
export const anotherRecorder: Effect.Effect<Recorder["Service"], never, EventLog | KeyStore> = Effect.suspend(
  () =>
    Effect.provide(
      Recorder,
      Layer.fresh(Recorder.layer.pipe(Layer.provide(Layer.fresh(CaseReader.layer())))),
    ),
);
