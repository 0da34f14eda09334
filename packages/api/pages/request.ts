/** What pages take from a request: who asks and on which day, what stands in a form, a case by its path. */
import type { Timeline } from "@tareekh/projections/timeline/timeline.ts";
import type { Context } from "hono";
import type { AppEnv, PageContext } from "../page-context.ts";
import { ProblemRaised } from "../problem.ts";
import { sentForm } from "../sent-form.ts";
import { FormValues } from "./forms/form-values.ts";
import type { View } from "./view.ts";
import { en } from "./words/en.ts";

/** A person's language will be chosen here, once there is a second. */
export const viewOf = async (c: Context<AppEnv>, context: PageContext): Promise<View> => ({
  words: en,
  signedIn: c.get("signedIn"),
  today: await context.today(),
});

export const formValuesOf = async (c: Context<AppEnv>): Promise<FormValues> => {
  const form = await sentForm(c);
  return new FormValues(
    [...form].flatMap(([name, value]) => (typeof value === "string" ? [[name, value] as const] : [])),
  );
};

/** A parameter of the path; the route that asks for it always has it. */
export const param = (c: Context<AppEnv>, name: string): string => c.req.param(name) ?? "";

export const notFound = (detail: string): ProblemRaised => new ProblemRaised("not-found", detail);

/** An entry of the case that stands. */
export const entryOf = (timeline: Timeline, eventId: string) => {
  const entry = timeline.entries.find((one) => one.eventId === eventId);
  if (entry === undefined)
    throw notFound("There is no such entry in this case. It may have been taken back.");
  return entry;
};
