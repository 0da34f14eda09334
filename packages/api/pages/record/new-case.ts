/** Opening a case: its file number, and nothing else yet. */
import { Hono } from "hono";
import { html } from "hono/html";
import type { AppEnv, Html, PageContext } from "../../page-context.ts";
import { newCommandId } from "../forms/command-id.ts";
import { layout } from "../layout.ts";
import { formValuesOf, viewOf } from "../request.ts";
import type { View } from "../view.ts";
import { draftWords } from "./event-page.ts";
import { BY_THE_RECORDER } from "./event-routes.ts";
import { onward, send } from "./sending.ts";

interface NewCaseShown {
  readonly commandId: string;
  readonly fileNumber: string;
  readonly problems: readonly string[];
}

const newCasePage = (view: View, { commandId, fileNumber, problems }: NewCaseShown): Html => {
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
<div class="field${problems.length === 0 ? "" : " wrong"}"><label for="fileNumber">${words.newCase.fileNumber}</label><span class="hint" id="fileNumber-hint">${words.newCase.fileNumberHelp}</span>
<input id="fileNumber" name="fileNumber" value="${fileNumber}" maxlength="200" autocomplete="off" aria-describedby="fileNumber-hint"${problems.length === 0 ? "" : html` aria-invalid="true"`}></div>
<div class="form-end"><button class="main">${words.newCase.save}</button><a class="button plain" href="/">${words.newCase.cancel}</a></div></form></div>`,
  });
};

export const newCaseRoutes = (context: PageContext) =>
  new Hono<AppEnv>()
    .get("/cases/new", async (c) => {
      const view = await viewOf(c, context);
      return c.html(
        await newCasePage(view, { commandId: newCommandId(Date.now()), fileNumber: "", problems: [] }),
      );
    })
    .post("/cases/new", async (c) => {
      const view = await viewOf(c, context);
      const values = await formValuesOf(c);
      const fileNumber = values.one("fileNumber").trim();
      const commandId = values.one("commandId");
      const outcome = await send(view, context, {
        caseId: null,
        commandId,
        events: [
          {
            type: "CaseOpened",
            occurred: view.today,
            source: BY_THE_RECORDER,
            data: fileNumber === "" ? {} : { fileNumber },
          },
        ],
      });
      if (outcome.sent) return onward(c, outcome.caseId, outcome.eventId);
      const { problems, general, status } = outcome.refused;
      return c.html(
        await newCasePage(view, {
          commandId: status === 409 ? newCommandId(Date.now()) : commandId,
          fileNumber,
          problems: [...general, ...problems.map(({ message }) => message)],
        }),
        status,
      );
    });
