/** What a thread that projects does: a page of cases comes, and what became of it goes back. */
import module from "node:module";
import type { MessagePort } from "node:worker_threads";
import type { JoinedEvents } from "@tareekh/core/log/read-events.ts";
import type { Definitions } from "./definitions.ts";
import { buffersOf } from "./gathered-rows.ts";
import { projectPage } from "./projected-page.ts";
import { fingerprintOf, type ProjectingThreadData, type ToldByThread } from "./projecting-threads.ts";

const asError = (thrown: unknown): Error => (thrown instanceof Error ? thrown : new Error(String(thrown)));

/** Rejects where the definitions are not those by which the rows are wanted. */
export const answerPages = async (port: MessagePort, input: ProjectingThreadData): Promise<void> => {
  const { fill, fingerprint } = input;
  const { definitions } = (await import(input.module)) as { readonly definitions: Definitions };
  // All is loaded now: the next thread need not compile it.
  module.flushCompileCache();
  if (fingerprintOf(definitions) !== fingerprint) {
    throw new Error(`${input.module} has other projections than those that are to be rebuilt`);
  }
  port.on("message", (page: readonly JoinedEvents[]) => {
    let told: ToldByThread;
    try {
      told = { ok: true, page: projectPage(definitions, fill, page) };
    } catch (thrown) {
      told = { ok: false, error: asError(thrown) };
    }
    port.postMessage(told, told.ok ? buffersOf(told.page.rows) : []);
  });
};
