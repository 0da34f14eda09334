/** A thread that projects pages of cases for a rebuild: a page comes, and what became of it goes back. */
import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import type { JoinedEvents } from "@tareekh/core/log/read-events.ts";
import type { Definitions } from "./definitions.ts";
import { projectPage } from "./projected-page.ts";
import { fingerprintOf, type ProjectingThreadData, type ToldByThread } from "./projecting-threads.ts";

const asError = (thrown: unknown): Error => (thrown instanceof Error ? thrown : new Error(String(thrown)));

const serve = async (port: MessagePort, { module, tables, fingerprint }: ProjectingThreadData) => {
  const { definitions } = (await import(module)) as { readonly definitions: Definitions };
  if (fingerprintOf(definitions) !== fingerprint) {
    throw new Error(`${module} has other projections than those that are to be rebuilt`);
  }
  port.on("message", (page: readonly JoinedEvents[]) => {
    let told: ToldByThread;
    try {
      told = { ok: true, page: projectPage(definitions, tables, page) };
    } catch (thrown) {
      told = { ok: false, error: asError(thrown) };
    }
    port.postMessage(told);
  });
};

if (parentPort !== null) await serve(parentPort, workerData as ProjectingThreadData);
