/** Taking an entry back, putting it back, settling a warning. */
import type { EventRequest } from "@tareekh/core/recording/command.ts";
import type { Timeline } from "@tareekh/projections/timeline/timeline.ts";
import { type Context, Hono } from "hono";
import type { AppEnv, PageContext } from "../../page-context.ts";
import { readTimeline } from "../../use-cases/read-timeline.ts";
import { occurrenceAsWritten } from "../dates-as-written.ts";
import { newCommandId } from "../forms/command-id.ts";
import { type FormProblem, reasonProblems } from "../forms/event-of-form.ts";
import { formValuesOf, notFound, param, viewOf } from "../request.ts";
import type { Words } from "../words/words.ts";
import { type Amendment, amendPage, openingStaysPage } from "./amend-page.ts";
import { BY_THE_RECORDER } from "./event-routes.ts";
import type { Saved } from "./saved-note.ts";
import { onward, send } from "./sending.ts";
import { commandIdIn, sentBeforeIn } from "./sent-before.ts";

/** What is amended: how the page names it, and whether it can still be. */
interface Subject {
  readonly about: string;
  /** What the case's page then says was done. */
  readonly saved: Saved;
  /** False once it was taken back, stands again, or was settled. */
  readonly open: boolean;
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
        saved: { done: takenBack ? "put-back" : "taken-back", id },
        open: (standing === undefined) === takenBack,
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
            saved: { done: "settled", id: warning.settled?.eventId ?? "" },
            open: warning.settled === null,
          };
    },
    notOpen: "There is no such open warning in this case.",
  },
};

/** Whether the entry is the only opening of its case, which is never taken back. */
const isOnlyOpening = ({ entries }: Timeline, id: string): boolean => {
  const openings = entries.filter(({ type }) => type === "CaseOpened");
  return openings.length === 1 && openings[0]?.eventId === id;
};

interface Sent {
  readonly commandId: string;
  readonly reason: string;
  readonly problems: readonly FormProblem[];
  readonly general?: readonly string[];
  readonly conflict?: boolean;
}

export const amendRoutes = (context: PageContext) => {
  const timelineOf = (c: Context<AppEnv>) => context.run(readTimeline(param(c, "caseId")));

  const show = async (
    c: Context<AppEnv>,
    amendment: Amendment,
    id: string,
    { commandId, reason, problems, general = [], conflict = false }: Sent,
    status: 200 | 400 | 409 | 412,
  ) => {
    const view = await viewOf(c, context);
    const caseId = param(c, "caseId");
    const timeline = await timelineOf(c);
    const { header } = timeline;
    if (amendment === "retract" && isOnlyOpening(timeline, id))
      return c.html(await openingStaysPage(view, { caseId, header, eventId: id }), status);
    const subject = amending[amendment].subject(view.words, timeline, id);
    // What was amended already is shown only to whoever sent that command with something else in it.
    if (subject === null || !(subject.open || conflict)) throw notFound(amending[amendment].notOpen);
    const { search } = new URL(c.req.url);
    return c.html(
      await amendPage(view, {
        commandId,
        reason,
        problems,
        general,
        sentBefore: conflict && subject.open ? sentBeforeIn(timeline, commandId) : null,
        caseId,
        amendment,
        header,
        action: `${c.req.path}${search}`,
        about: subject.about,
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
    const wrong = reasonProblems(view.words, reason);
    if (wrong.length > 0) return show(c, amendment, idOf(c), { commandId, reason, problems: wrong }, 400);
    // A program may take a case back whole, as an import is; by this form it is closed.
    if (amendment === "retract" && isOnlyOpening(await timelineOf(c), idOf(c)))
      return show(c, amendment, idOf(c), { commandId, reason, problems: [] }, 400);
    const { event, subject } = amending[amendment];
    // Sent before it is looked up: a command that comes again gets the first answer, whatever it changed.
    const outcome = await send(view, context, { caseId, commandId, events: [event(idOf(c), reason)] });
    const amended = subject(view.words, await timelineOf(c), idOf(c));
    if (outcome.sent) return onward(c, caseId, amended?.saved ?? { done: "recorded", id: outcome.eventId });
    const { problems, general, status, sentBefore } = outcome.refused;
    if (amendment === "settle" && amended !== null && !amended.open && !sentBefore)
      return onward(c, caseId, { ...amended.saved, done: "settled-before" });
    // What is refused of anything but the reason is refused of the whole: the form asks for nothing else.
    const ofReason = problems.filter(({ name }) => name === "data.reason");
    const ofWhole = problems.filter(({ name }) => name !== "data.reason").map(({ message }) => message);
    return show(
      c,
      amendment,
      idOf(c),
      { commandId, reason, conflict: sentBefore, problems: ofReason, general: [...general, ...ofWhole] },
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
