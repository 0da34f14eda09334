/** Taking an entry back, putting it back, settling a warning. */
import type { EventRequest } from "@tareekh/core/recording/command.ts";
import type { Timeline } from "@tareekh/projections/timeline.ts";
import { type Context, Hono } from "hono";
import type { AppEnv, PageContext } from "../../page-context.ts";
import { readTimeline } from "../../use-cases/read-timeline.ts";
import { occurrenceAsWritten } from "../dates-as-written.ts";
import { newCommandId } from "../forms/command-id.ts";
import { entryOf, formValuesOf, notFound, param, viewOf } from "../request.ts";
import type { Words } from "../words/words.ts";
import { type Amendment, amendPage } from "./amend-page.ts";
import { BY_THE_RECORDER } from "./event-routes.ts";
import { onward, send } from "./sending.ts";

/** What is amended: how the page names it, and the event that does so. */
interface Subject {
  readonly about: string;
  /** The entry that the case's page then names as saved. */
  readonly saved: string;
  readonly event: (reason: string) => EventRequest;
}

const told = (type: string, data: Readonly<Record<string, unknown>>): EventRequest => ({
  type,
  occurred: null,
  source: BY_THE_RECORDER,
  data,
});

const named = (words: Words, entry: Pick<Timeline["retracted"][number], "title" | "occurred">): string =>
  `${entry.title}, ${occurrenceAsWritten(words, entry.occurred)}`;

type SubjectOf = (words: Words, timeline: Timeline, id: string) => Subject;

const subjects: Readonly<Record<Amendment, SubjectOf>> = {
  retract: (words, timeline, id) => ({
    about: named(words, entryOf(timeline, id)),
    saved: id,
    event: (reason) => told("EventRetracted", { target: id, reason }),
  }),
  restore: (words, timeline, id) => {
    const entry = timeline.retracted.find((one) => one.eventId === id);
    if (entry === undefined) throw notFound("This entry was not taken back.");
    return {
      about: named(words, entry),
      saved: id,
      event: (reason) => told("RetractionWithdrawn", { target: id, reason }),
    };
  },
  settle: (_, timeline, key) => {
    const warning = timeline.warnings.find((one) => one.key === key && one.settled === null);
    if (warning === undefined) throw notFound("There is no such open warning in this case.");
    return {
      about: warning.text,
      saved: warning.events[0] ?? "",
      event: (reason) => told("WarningSettled", { warning: key, reason }),
    };
  },
};

export const amendRoutes = (context: PageContext) => {
  const show = async (
    c: Context<AppEnv>,
    amendment: Amendment,
    id: string,
    sent: { readonly commandId: string; readonly reason: string; readonly problems: readonly string[] },
    status: 200 | 400 | 409 | 412,
  ) => {
    const view = await viewOf(c, context);
    const caseId = param(c, "caseId");
    const timeline = await context.run(readTimeline(caseId));
    const { about } = subjects[amendment](view.words, timeline, id);
    const { search } = new URL(c.req.url);
    return c.html(
      await amendPage(view, {
        ...sent,
        caseId,
        amendment,
        header: timeline.header,
        action: `${c.req.path}${search}`,
        about,
      }),
      status,
    );
  };

  const ask = (amendment: Amendment, idOf: (c: Context<AppEnv>) => string) => (c: Context<AppEnv>) =>
    show(c, amendment, idOf(c), { commandId: newCommandId(Date.now()), reason: "", problems: [] }, 200);

  const take = (amendment: Amendment, idOf: (c: Context<AppEnv>) => string) => async (c: Context<AppEnv>) => {
    const view = await viewOf(c, context);
    const caseId = param(c, "caseId");
    const values = await formValuesOf(c);
    const commandId = values.one("commandId");
    const reason = values.one("reason").trim();
    if (reason === "")
      return show(
        c,
        amendment,
        idOf(c),
        { commandId, reason, problems: [view.words.problems.required] },
        400,
      );
    const timeline = await context.run(readTimeline(caseId));
    const { event, saved } = subjects[amendment](view.words, timeline, idOf(c));
    const outcome = await send(view, context, { caseId, commandId, events: [event(reason)] });
    if (outcome.sent) return onward(c, caseId, saved);
    const { problems, general, status } = outcome.refused;
    return show(
      c,
      amendment,
      idOf(c),
      {
        commandId: status === 409 ? newCommandId(Date.now()) : commandId,
        reason,
        problems: [...general, ...problems.map(({ message }) => message)],
      },
      status,
    );
  };

  const ofEntry = (c: Context<AppEnv>) => param(c, "eventId");
  const ofWarning = (c: Context<AppEnv>) => c.req.query("warning") ?? "";
  return new Hono<AppEnv>()
    .get("/cases/:caseId/events/:eventId/retract", ask("retract", ofEntry))
    .post("/cases/:caseId/events/:eventId/retract", take("retract", ofEntry))
    .get("/cases/:caseId/events/:eventId/restore", ask("restore", ofEntry))
    .post("/cases/:caseId/events/:eventId/restore", take("restore", ofEntry))
    .get("/cases/:caseId/settle", ask("settle", ofWarning))
    .post("/cases/:caseId/settle", take("settle", ofWarning));
};
