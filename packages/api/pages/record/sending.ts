/**
 * Recording what a form asks for, and answering: on to where it can be seen, or what was refused.
 *
 * `draft.js` sends the same form and asks for JSON, so that a lost line can be told from an answer.
 */
import type { EventRequest } from "@tareekh/core/recording/command.ts";
import type { Context } from "hono";
import { accepts } from "hono/accepts";
import type { AppEnv, PageContext } from "../../page-context.ts";
import { openCase, record } from "../../use-cases/record.ts";
import { casePath } from "../cases/case-list-page.ts";
import { type Refused, refusedOf } from "../forms/refused.ts";
import type { View } from "../view.ts";
import { type Saved, savedQuery } from "./saved-note.ts";

export interface ToSend {
  readonly commandId: string;
  readonly events: readonly EventRequest[];
  /** Null opens a case. */
  readonly caseId: string | null;
  /** The revision that the case must still have. */
  readonly expected?: number;
  /** The input of the form that stands for a place in the command, where that is not the form of an event. */
  readonly inputOf?: (field: string) => string | null;
}

export type SendOutcome =
  | { readonly sent: true; readonly caseId: string; readonly eventId: string }
  | { readonly sent: false; readonly refused: Refused };

/** Rejects with what is no refusal, such as a store that does not answer. */
export const send = async (view: View, context: PageContext, toSend: ToSend): Promise<SendOutcome> => {
  const { caseId, expected = null, inputOf, ...command } = toSend;
  const by = view.signedIn.name;
  try {
    const { recorded } = await context.run(
      caseId === null ? openCase({ ...command, by }) : record({ ...command, by, caseId, expected }),
    );
    return { sent: true, caseId: recorded.caseId, eventId: recorded.eventIds[0] ?? "" };
  } catch (error) {
    const refused = refusedOf(view.words, error, inputOf);
    if (refused === null) throw error;
    return { sent: false, refused };
  }
};

/**
 * To the case, which says what was done; or to the form of a type, where somebody or something was added for its sake
 * (`returnTo`).
 */
export const onward = (
  c: Context<AppEnv>,
  caseId: string,
  saved: Saved,
  returnTo: string | null = null,
): Response => {
  const query = savedQuery(saved);
  const location =
    returnTo === null
      ? `${casePath(caseId)}?${new URLSearchParams(query).toString()}`
      : formAddress(caseId, returnTo, query);
  const wantsJson =
    accepts(c, { header: "Accept", supports: ["text/html", "application/json"], default: "text/html" }) ===
    "application/json";
  return wantsJson ? c.json({ location }) : c.redirect(location, 303);
};

/** Where an event of a type is recorded: a court date has a form of its own. */
export const formAddress = (
  caseId: string,
  type: string,
  query: Readonly<Record<string, string>> = {},
): string => {
  const asked = new URLSearchParams({
    ...(type === "CourtDateRecorded" ? {} : { type }),
    ...query,
  }).toString();
  const path = `${casePath(caseId)}/${type === "CourtDateRecorded" ? "court-date" : "record"}`;
  return asked === "" ? path : `${path}?${asked}`;
};
