/** Opening a case: its file number, and nothing else yet. */
import { isDay } from "@tareekh/core/calendar/day.ts";
import { caseIdOf } from "@tareekh/core/recording/event-ids.ts";
import { Hono } from "hono";
import { html } from "hono/html";
import type { AppEnv, Html, PageContext } from "../../page-context.ts";
import { shownCaseId } from "../../use-cases/case-id.ts";
import { casePath } from "../cases/case-list-page.ts";
import { newCommandId } from "../forms/command-id.ts";
import { layout } from "../layout.ts";
import { formValuesOf, viewOf } from "../request.ts";
import type { View } from "../view.ts";
import { draftWords } from "./event-page.ts";
import { BY_THE_RECORDER } from "./event-routes.ts";
import { onward, send } from "./sending.ts";
import { commandIdIn, type SentBefore, saveAnew } from "./sent-before.ts";

interface NewCaseShown {
  readonly commandId: string;
  readonly fileNumber: string;
  /** The day on which the form was written; however late it arrives, the case was opened then. */
  readonly written: string;
  readonly sentBefore: SentBefore | null;
  readonly problems: readonly string[];
}

const newCasePage = (
  view: View,
  { commandId, fileNumber, written, sentBefore, problems }: NewCaseShown,
): Html => {
  const { words } = view;
  return layout(words, {
    title: words.newCase.title,
    section: "cases",
    signedIn: view.signedIn,
    scripts: ["draft.js"],
    body: html`<div class="stack narrow"><h1>${words.newCase.title}</h1><p class="soft">${words.newCase.intro}</p>
${problems.length === 0 ? "" : html`<div class="note bad" role="alert" id="problems" tabindex="-1"><h2>${words.problems.title(problems.length)}</h2><ul>${problems.map((message) => html`<li><a href="#fileNumber">${message}</a></li>`)}</ul></div>`}
<form class="stack" method="post" action="/cases/new" data-draft="new-case" novalidate>${draftWords(view)}
<input type="hidden" name="commandId" value="${commandId}">
<input type="hidden" name="written" value="${written}">
<div class="field${problems.length === 0 ? "" : " wrong"}"><label for="fileNumber">${words.newCase.fileNumber}</label><span class="hint" id="fileNumber-hint">${words.newCase.fileNumberHelp}</span>
<input id="fileNumber" name="fileNumber" value="${fileNumber}" maxlength="200" autocomplete="off" aria-describedby="fileNumber-hint"${problems.length === 0 ? "" : html` aria-invalid="true"`}></div>
<div class="form-end"><button class="main">${words.newCase.save}</button>${saveAnew(words, sentBefore)}<a class="button plain" href="/">${words.newCase.cancel}</a></div></form></div>`,
  });
};

export const newCaseRoutes = (context: PageContext) =>
  new Hono<AppEnv>()
    .get("/cases/new", async (c) => {
      const view = await viewOf(c, context);
      return c.html(
        await newCasePage(view, {
          commandId: newCommandId(Date.now()),
          fileNumber: "",
          written: view.today,
          sentBefore: null,
          problems: [],
        }),
      );
    })
    .post("/cases/new", async (c) => {
      const view = await viewOf(c, context);
      const values = await formValuesOf(c);
      const fileNumber = values.one("fileNumber").trim();
      const commandId = commandIdIn(values);
      const written = values.one("written");
      if (!isDay(written)) {
        const problems = [view.words.problems.unreadableDay];
        const shown = { commandId, fileNumber, written: view.today, sentBefore: null, problems };
        return c.html(await newCasePage(view, shown), 400);
      }
      const outcome = await send(view, context, {
        caseId: null,
        commandId,
        events: [
          {
            type: "CaseOpened",
            occurred: written,
            source: BY_THE_RECORDER,
            data: fileNumber === "" ? {} : { fileNumber },
          },
        ],
      });
      if (outcome.sent) return onward(c, outcome.caseId, outcome.eventId);
      const { problems, general, status, sentBefore } = outcome.refused;
      return c.html(
        await newCasePage(view, {
          commandId,
          fileNumber,
          written,
          sentBefore: sentBefore
            ? { path: casePath(shownCaseId(caseIdOf(commandId))), name: null, anew: newCommandId(Date.now()) }
            : null,
          problems: [...general, ...problems.map(({ message }) => message)],
        }),
        status,
      );
    });
