/** Taking an entry back, putting it back, settling a warning. */
import type { EventRequest } from "@tareekh/core/recording/command.ts";
import { eventIdOf } from "@tareekh/core/recording/event-ids.ts";
import type { Timeline } from "@tareekh/projections/timeline.ts";
import { type Context, Hono } from "hono";
import type { AppEnv, PageContext } from "../../page-context.ts";
import { readTimeline } from "../../use-cases/read-timeline.ts";
import { occurrenceAsWritten } from "../dates-as-written.ts";
import { newCommandId } from "../forms/command-id.ts";
import { formValuesOf, notFound, param, viewOf } from "../request.ts";
import type { Words } from "../words/words.ts";
import { type Amendment, amendPage } from "./amend-page.ts";
import { BY_THE_RECORDER } from "./event-routes.ts";
import { onward, send } from "./sending.ts";
import { commandIdIn, sentBeforeIn } from "./sent-before.ts";

/** What is amended: how the page names it, and whether it can still be. */
interface Subject {
  readonly about: string;
  /** The entry that the case's page then names as saved. */
  readonly saved: string;
  /** False once it was taken back, stands again, or was settled. */
  readonly open: boolean;
  /** The recording that made it so. */
  readonly amendedBy: string | null;
}

const told = (type: string, data: Readonly<Record<string, unknown>>): EventRequest => ({
  type,
  occurred: null,
  source: BY_THE_RECORDER,
  data,
});

const named = (words: Words, entry: Pick<Timeline["retracted"][number], "title" | "occurred">): string =>
  `${entry.title}, ${occurrenceAsWritten(words, entry.occurred)}`;

const entrySubject = (words: Words, timeline: Timeline, id: string, takenBack: boolean): Subject | null => {
  const standing = timeline.entries.find((one) => one.eventId === id);
  const entry = standing ?? timeline.retracted.find((one) => one.eventId === id);
  return entry === undefined
    ? null
    : {
        about: named(words, entry),
        saved: id,
        open: (standing === undefined) === takenBack,
        amendedBy: null,
      };
};

interface Amending {
  readonly event: (id: string, reason: string) => EventRequest;
  /** Null where the case has no such entry or warning. */
  readonly subject: (words: Words, timeline: Timeline, id: string) => Subject | null;
  readonly notOpen: string;
}

const amending: Readonly<Record<Amendment, Amending>> = {
  retract: {
    event: (target, reason) => told("EventRetracted", { target, reason }),
    subject: (words, timeline, id) => entrySubject(words, timeline, id, false),
    notOpen: "There is no such entry in this case. It may have been taken back.",
  },
  restore: {
    event: (target, reason) => told("RetractionWithdrawn", { target, reason }),
    subject: (words, timeline, id) => entrySubject(words, timeline, id, true),
    notOpen: "This entry was not taken back.",
  },
  settle: {
    event: (warning, reason) => told("WarningSettled", { warning, reason }),
    subject: (_, timeline, key) => {
      const warning = timeline.warnings.find((one) => one.key === key);
      return warning === undefined
        ? null
        : {
            about: warning.text,
            saved: warning.events[0] ?? "",
            open: warning.settled === null,
            amendedBy: warning.settled?.eventId ?? null,
          };
    },
    notOpen: "There is no such open warning in this case.",
  },
};

export const amendRoutes = (context: PageContext) => {
  const show = async (
    c: Context<AppEnv>,
    amendment: Amendment,
    id: string,
    sent: {
      readonly commandId: string;
      readonly reason: string;
      readonly problems: readonly string[];
      readonly conflict?: boolean;
    },
    status: 200 | 400 | 409 | 412,
  ) => {
    const view = await viewOf(c, context);
    const caseId = param(c, "caseId");
    const timeline = await context.run(readTimeline(caseId));
    const { conflict = false, ...shown } = sent;
    const subject = amending[amendment].subject(view.words, timeline, id);
    // What was amended already is shown only to whoever sent that command with something else in it.
    if (subject === null || !(subject.open || conflict)) throw notFound(amending[amendment].notOpen);
    const { about } = subject;
    const { search } = new URL(c.req.url);
    return c.html(
      await amendPage(view, {
        ...shown,
        sentBefore: conflict && subject.open ? sentBeforeIn(timeline, sent.commandId) : null,
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
    const commandId = commandIdIn(values);
    const reason = values.one("reason").trim();
    if (reason === "")
      return show(
        c,
        amendment,
        idOf(c),
        { commandId, reason, problems: [view.words.problems.required] },
        400,
      );
    const { event, subject, notOpen } = amending[amendment];
    if (amendment === "settle") {
      // Recording lets a warning be settled again; a page does not, unless it is the same command that comes twice.
      const warning = subject(view.words, await context.run(readTimeline(caseId)), idOf(c));
      if (warning !== null && !warning.open && warning.amendedBy !== eventIdOf(commandId, 0))
        throw notFound(notOpen);
    }
    // Sent before it is looked up: a command that comes again gets the first answer, whatever it changed.
    const outcome = await send(view, context, { caseId, commandId, events: [event(idOf(c), reason)] });
    if (outcome.sent) {
      const amended = subject(view.words, await context.run(readTimeline(caseId)), idOf(c));
      return onward(c, caseId, amended?.saved ?? "");
    }
    const { problems, general, status, sentBefore } = outcome.refused;
    return show(
      c,
      amendment,
      idOf(c),
      {
        commandId,
        reason,
        conflict: sentBefore,
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
