/** The list of releases: the last first; where there is none, what to do. */
import { html } from "hono/html";
import type { Html } from "../../page-context.ts";
import type { ReleaseOnRecord } from "../../releases/release-records.ts";
import { recordedAsWritten } from "../dates-as-written.ts";
import { layout } from "../layout.ts";
import type { View } from "../view.ts";

const none = ({ words, signedIn }: View): Html => {
  const say = words.releases.none;
  return html`<section class="sheet stack"><h2>${say.title}</h2>${
    signedIn.role === "administrator"
      ? html`<p>${say.administrator}</p><pre tabindex="0">${say.tryIt}
${say.publish}</pre>`
      : html`<p>${say.reader}</p>`
  }</section>`;
};

const listed = ({ words }: View, { id, content, publishedAt, withdrawn }: ReleaseOnRecord): Html =>
  html`<li class="sheet"><h2><a href="/releases/${id}">${content.name}</a></h2>
<p class="small soft">${words.releases.published(recordedAsWritten(words, publishedAt))}, ${words.releases.position(content.position)}${withdrawn === null ? "" : html`. <b>${words.releases.withdrawn}</b>`}</p></li>`;

export const releasesPage = (view: View, releases: readonly ReleaseOnRecord[]): Html => {
  const { words } = view;
  return layout(words, {
    title: words.releases.title,
    section: "releases",
    signedIn: view.signedIn,
    body: html`<div class="stack"><div><h1>${words.releases.title}</h1><p class="soft">${words.releases.intro}</p></div>
${releases.length === 0 ? none(view) : html`<ul class="plain stack">${releases.toReversed().map((release) => listed(view, release))}</ul>`}</div>`,
  });
};
