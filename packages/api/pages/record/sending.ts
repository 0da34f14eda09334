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

export interface ToSend {
  readonly commandId: string;
  readonly events: readonly EventRequest[];
  /** Null opens a case. */
  readonly caseId: string | null;
  /** The revision that the case must still have. */
  readonly expected?: number;
}

export type SendOutcome =
  | { readonly sent: true; readonly caseId: string; readonly eventId: string }
  | { readonly sent: false; readonly refused: Refused };

/** Rejects with what is no refusal, such as a store that does not answer. */
export const send = async (view: View, context: PageContext, toSend: ToSend): Promise<SendOutcome> => {
  const { caseId, expected = null, ...command } = toSend;
  const by = view.signedIn.name;
  try {
    const { recorded } = await context.run(
      caseId === null ? openCase({ ...command, by }) : record({ ...command, by, caseId, expected }),
    );
    return { sent: true, caseId: recorded.caseId, eventId: recorded.eventIds[0] ?? "" };
  } catch (error) {
    const refused = refusedOf(view.words, error);
    if (refused === null) throw error;
    return { sent: false, refused };
  }
};

/** To the case, which says what was saved: the entry of that id. */
export const onward = (c: Context<AppEnv>, caseId: string, entryId: string): Response => {
  const location = `${casePath(caseId)}?${new URLSearchParams({ saved: entryId }).toString()}`;
  const wantsJson =
    accepts(c, { header: "Accept", supports: ["text/html", "application/json"], default: "text/html" }) ===
    "application/json";
  return wantsJson ? c.json({ location }) : c.redirect(location, 303);
};
