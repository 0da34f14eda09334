/**
 * The thread in which the embedded database lives: it takes the directory's door, opens the cluster behind it and
 * serves it until it is told to close.
 *
 * It ends itself at once where durability is lost, so that nothing more is acknowledged.
 */
import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import type { PGlite } from "@electric-sql/pglite";
import { PGLiteSocketServer } from "@electric-sql/pglite-socket";
import { openCluster } from "./cluster.ts";
import { isAttended, removeLeftover, withoutDoor } from "./door.ts";
import type { DurableNodeFSOptions } from "./durable-node-fs.ts";
import { oneSession } from "./one-session.ts";

export interface StoreWorkerData {
  readonly dataDir: string;
  readonly door: string;
  /** A module whose `fileLayer` joins the file layer's options: for tests that count or record what is synced. */
  readonly fileLayerModule?: string;
}

/** What the worker says. After `in-use`, `failed` and `lost` it ends. */
export type FromStoreWorker =
  | { readonly kind: "ready" }
  | { readonly kind: "in-use" }
  | { readonly kind: "failed"; readonly cause: unknown }
  | { readonly kind: "lost"; readonly cause: unknown };

/** What the worker is told. */
export type ToStoreWorker = "close";

/** The program, and maintenance commands beside it. */
const MOST_CONNECTIONS = 32;

const serve = async (port: MessagePort, { dataDir, door, fileLayerModule }: StoreWorkerData) => {
  const say = (message: FromStoreWorker) => port.postMessage(message);
  const end = (message: FromStoreWorker): never => {
    say(message);
    process.exit(1);
  };
  const onLost = (cause: unknown) => end({ kind: "lost", cause });

  const opening = Promise.withResolvers<PGlite>();
  opening.promise.catch(() => undefined);
  const newServer = () =>
    new PGLiteSocketServer({
      // pglite-socket asks for the class, and uses what `SharedSession` has
      db: oneSession(opening.promise, onLost) as PGlite,
      path: door,
      maxConnections: MOST_CONNECTIONS,
    });

  /** The door before the database: PGlite would open a directory that another process has open. */
  const takeDoor = async (): Promise<PGLiteSocketServer> => {
    for (;;) {
      const server = newServer();
      try {
        await server.start();
        return server;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "EADDRINUSE") throw withoutDoor(error, door);
        if ((await isAttended(door)) || !(await removeLeftover(door))) return end({ kind: "in-use" });
      }
    }
  };

  try {
    const server = await takeDoor();
    const { fileLayer } = fileLayerModule
      ? ((await import(fileLayerModule)) as { fileLayer: Partial<DurableNodeFSOptions> })
      : { fileLayer: {} };
    const database = await openCluster(dataDir, { ...fileLayer, onLost });
    opening.resolve(database);

    port.on("message", async (_told: ToStoreWorker) => {
      await server.stop();
      await database.close();
      port.close();
    });
    say({ kind: "ready" });
  } catch (cause) {
    end({ kind: "failed", cause });
  }
};

if (parentPort) await serve(parentPort, workerData as StoreWorkerData);
