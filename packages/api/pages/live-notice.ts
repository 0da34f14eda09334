/** The notice that what a page shows has changed: empty until `live.js` has heard of it. */
import { html } from "hono/html";
import type { Html } from "../page-context.ts";
import type { Words } from "./words/words.ts";

/** The module that a page with the notice needs. */
export const LIVE_SCRIPT = "live.js";

interface Noticed {
  readonly text: string;
  /** Shows how things stand now. */
  readonly href: string;
  readonly from: string;
  /** The event that tells of it, and what it told of when the page was made. */
  readonly of: "case" | "rows";
  readonly stands: number;
}

const notice = (words: Words, { text, href, from, of, stands }: Noticed): Html =>
  html`<div class="live no-print" aria-live="polite" data-live="${from}" data-of="${of}" data-stands="${stands}"><template><p class="note">${text} <a href="${href}">${words.live.show}</a></p></template></div>`;

export const caseChanged = (words: Words, caseId: string, revision: number, href: string): Html =>
  notice(words, {
    text: words.live.caseChanged,
    href,
    from: `/api/live?case=${encodeURIComponent(caseId)}`,
    of: "case",
    stands: revision,
  });

/** @param position of the log, up to which the list rests on it */
export const listChanged = (words: Words, position: number, href: string): Html =>
  notice(words, { text: words.live.listChanged, href, from: "/api/live", of: "rows", stands: position });
