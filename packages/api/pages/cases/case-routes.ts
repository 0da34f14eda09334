/** The page of one case, now or at another time. */

import { type Day, isDay } from "@tareekh/core/calendar/day.ts";
import { endInIndia } from "@tareekh/core/calendar/days-in-india.ts";
import { Hono } from "hono";
import type { AppEnv, PageContext } from "../../page-context.ts";
import { readCaseView } from "../../use-cases/read-case-view.ts";
import { readWrittenDate } from "../forms/written-date.ts";
import { savedAsked } from "../record/saved-note.ts";
import { param, viewOf } from "../request.ts";
import { casePage } from "./case-page.ts";

/** A day as typed: the day, nothing, or what could not be read. */
const dayAsked = (
  typed: string | undefined,
): { readonly day: Day | null; readonly unread: string | null } => {
  if (typed === undefined || typed.trim() === "") return { day: null, unread: null };
  const read = readWrittenDate(typed);
  return read.ok && read.text !== null && isDay(read.text)
    ? { day: read.text, unread: null }
    : { day: null, unread: typed };
};

export const caseRoutes = (context: PageContext) =>
  new Hono<AppEnv>().get("/cases/:caseId", async (c) => {
    const view = await viewOf(c, context);
    const asOf = dayAsked(c.req.query("asOf"));
    const knownAt = dayAsked(c.req.query("knownAt"));
    const unread = asOf.unread !== null || knownAt.unread !== null;
    const shown = await context.run(
      readCaseView(param(c, "caseId"), {
        ...(asOf.day === null ? {} : { asOf: asOf.day }),
        ...(knownAt.day === null ? {} : { knownAt: new Date(endInIndia(knownAt.day)).toISOString() }),
      }),
    );
    return c.html(
      await casePage(view, shown, {
        asOf: asOf.day,
        knownAt: knownAt.day,
        unread: { asOf: asOf.unread, knownAt: knownAt.unread },
        saved: savedAsked((name) => c.req.query(name)),
      }),
      unread ? 400 : 200,
    );
  });
