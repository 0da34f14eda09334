/**
 * From which day each is counted: whom that leaves out of the curve, and the other choice as a link that makes it. A
 * register that was brought in once it was over has no curve at all until somebody says that it is complete.
 */
import type { EntryRule } from "@tareekh/projections/answers/delay-lines.ts";
import type { Context } from "hono";
import { html } from "hono/html";
import type { AppEnv, Html } from "../../page-context.ts";
import type { Words } from "../words/words.ts";
import { addressWith } from "./address.ts";

/** What a line of figures, or several together, say of when the office began to follow each. */
export interface FollowedLate {
  readonly counted: number;
  readonly enteredAfterEnd: number;
  readonly enteredTooLate: number;
}

export const entryPart = (
  words: Words,
  c: Context<AppEnv>,
  entry: EntryRule,
  { counted, enteredAfterEnd, enteredTooLate }: FollowedLate,
): Html | "" => {
  const say = words.unitFigures.sinceWhen;
  const choice = (value: EntryRule | null, label: string): Html =>
    html`<span class="said no-print"><a href="${addressWith(c, { entry: value })}">${label}</a></span>`;
  if (entry === "ignored")
    return html`<p class="note small">${say.fromBeginning} ${choice(null, say.chooseFollowed)}</p>`;
  const late = enteredAfterEnd + enteredTooLate;
  return late === 0
    ? ""
    : html`<p class="note small">${say.late(late, counted)} ${say.register(words.imports.columns.everyCase)} ${choice("ignored", say.chooseBeginning)}</p>`;
};
