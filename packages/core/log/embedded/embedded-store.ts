/** Starts and stops the thread in which the embedded database lives. */
import fs from "node:fs";
import path from "node:path";
import { Worker } from "node:worker_threads";
import { doorOf } from "./door.ts";
import type { FromStoreWorker, StoreWorkerData, ToStoreWorker } from "./store-worker.ts";

export type EmbeddedStore =
  | { readonly kind: "in-use"; readonly close: () => Promise<void> }
  | {
      readonly kind: "open";
      /** Rejects once the thread has ended without having been told to. */
      readonly lost: Promise<never>;
      /** Closes the database as PostgreSQL is shut down, with a checkpoint, and gives up the directory. */
      readonly close: () => Promise<void>;
    };

/**
 * Who else may enter a directory could open its door, which asks for no password. One that stands is not ours to close:
 * others may have their files in it. False for one that is yet to be made, which is made closed.
 */
export const isOpenToOthers = (dataDir: string): boolean => {
  if (process.platform === "win32") return false; // no such rights, and the door is a pipe
  const found = fs.statSync(dataDir, { throwIfNoEntry: false });
  return found !== undefined && (found.mode & 0o077) !== 0;
};

const makeClosed = (directory: string) => {
  fs.mkdirSync(path.dirname(directory), { recursive: true });
  try {
    fs.mkdirSync(directory, { mode: 0o700 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
};

/**
 * @param dataDir made where there is none, closed to others; see `isOpenToOthers` of one that there is
 * @param fileLayerModule see `StoreWorkerData`
 */
export const startEmbedded = async (dataDir: string, fileLayerModule?: string): Promise<EmbeddedStore> => {
  const directory = path.resolve(dataDir);
  makeClosed(directory);
  const input: StoreWorkerData = {
    dataDir: directory,
    door: doorOf(directory).path,
    ...(fileLayerModule === undefined ? {} : { fileLayerModule }),
  };
  const worker = new Worker(new URL("./store-worker.ts", import.meta.url), { workerData: input });

  const ended = Promise.withResolvers<void>();
  const lost = Promise.withResolvers<never>();
  lost.promise.catch(() => undefined); // not everyone asks
  const opened = Promise.withResolvers<"open" | "in-use">();
  let closing = false;

  const fail = (cause: unknown) => {
    opened.reject(cause);
    if (!closing) lost.reject(cause);
  };
  worker.on("message", (message: FromStoreWorker) => {
    if (message.kind === "ready") opened.resolve("open");
    else if (message.kind === "in-use") opened.resolve("in-use");
    else fail(message.cause);
  });
  worker.on("error", fail);
  worker.on("exit", (code) => {
    ended.resolve();
    fail(new Error(`The thread of the embedded database ended with ${code}`));
  });

  const kind = await opened.promise;
  if (kind === "in-use") return { kind, close: () => ended.promise };
  return {
    kind,
    lost: lost.promise,
    close: () => {
      closing = true;
      const told: ToStoreWorker = "close";
      worker.postMessage(told);
      return ended.promise;
    },
  };
};
