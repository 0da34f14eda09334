/** A release: its name and how to cite it, its tables with what is withheld, its curves, its digest. */

import { isMilestone } from "@tareekh/projections/facts/milestones.ts";
import type {
  GroupName,
  ReleaseCurve,
  ReleasedCount,
  ReleaseRow,
  ReleaseTable,
} from "@tareekh/projections/releases/release.ts";
import { standings } from "@tareekh/projections/releases/release.ts";
import { html } from "hono/html";
import type { Html } from "../../page-context.ts";
import type { Publishing } from "../../releases/publisher.ts";
import { CURVES } from "../../releases/release-csv.ts";
import { citationOf, type ReleaseOnRecord } from "../../releases/release-records.ts";
import { recordedAsWritten } from "../dates-as-written.ts";
import { type Column, table } from "../figures/figure-page.ts";
import { groupName } from "../figures/group-names.ts";
import { waitingPlot } from "../figures/survival-figure.ts";
import { layout } from "../layout.ts";
import type { View } from "../view.ts";
import type { Words } from "../words/words.ts";

/** A table with more rows is shown by itself: a phone on a bad line need not load it. */
const LONG = 40;

export interface ReleaseShown {
  readonly release: ReleaseOnRecord;
  /** Only this table, or the curves; null for all. */
  readonly only: string | null;
  readonly publisher: Publishing;
}

const named = (words: Words, by: GroupName, group: string | null): string =>
  group === null ? words.releases.notOnRecord : groupName(words, by, group);

const shown = (words: Words, count: ReleasedCount): Html | string =>
  count === null ? html`<i class="soft">${words.releases.withheld}</i>` : words.figure(count);

const columnsOf = (words: Words, { groupedBy }: ReleaseTable): readonly Column<ReleaseRow>[] => {
  const say = words.releases;
  const title = groupedBy.map((by) => say.groupTitles[by]).join(", ");
  return [
    {
      title: title === "" ? say.everything : title,
      value: ({ group }) =>
        group.length === 0
          ? say.everything
          : group.map((one, nth) => named(words, groupedBy[nth] ?? "state", one)).join(", "),
    },
    { title: say.total, numeric: true, value: ({ total }) => shown(words, total) },
    ...standings.map(
      (standing): Column<ReleaseRow> => ({
        title: say.standingTitles[standing],
        numeric: true,
        value: (row) => shown(words, row.standing[standing]),
      }),
    ),
  ];
};

const tellsNothing = ({ rows }: ReleaseTable): boolean =>
  rows.every(({ total, standing }) => total === null && standings.every((one) => standing[one] === null));

const tablePart = (words: Words, id: string, one: ReleaseTable, whole: boolean): Html => {
  const say = words.releases;
  const title = say.tableNames[one.name] ?? one.name;
  const csv = html`<p class="no-print small"><a href="/api/releases/${id}?table=${one.name}&amp;format=csv" download>${say.csv}<span class="hidden">: ${title}</span></a></p>`;
  const body = tellsNothing(one)
    ? html`<p class="sheet soft">${say.allWithheld}</p>`
    : one.rows.length > LONG && !whole
      ? html`<p class="sheet"><a href="/releases/${id}?table=${one.name}">${say.long(one.rows.length)}</a></p>`
      : table(words, title, columnsOf(words, one), one.rows);
  return html`<section class="stack"><div class="row apart"><h3>${title}</h3>${csv}</div>${body}</section>`;
};

const milestone = (words: Words, name: string): string => (isMilestone(name) ? words.milestones[name] : name);

const percent = (words: Words, share: number): string => words.plots.percent(Math.round(share * 1000) / 10);

const curvePart = async (words: Words, curve: ReleaseCurve, threshold: number): Promise<Html> => {
  const say = words.releases;
  const [from, to] = [milestone(words, curve.from), milestone(words, curve.to)];
  if (curve.steps.length === 0)
    return html`<section class="stack"><h3>${say.curveOf(from, to)}</h3><p class="sheet soft">${say.noCurve(threshold)}</p></section>`;
  const point = { ended: 0, lastKnownWaiting: 0, lower: null, upper: null };
  const plot = await waitingPlot(words, {
    id: `curve-${curve.from}-${curve.to}`,
    from,
    to,
    curves: [
      {
        name: "",
        points: [
          { ...point, days: 0, atRisk: curve.atStart, waiting: 1 },
          ...curve.steps.map((step) => ({ ...point, ...step })),
        ],
      },
    ],
  });
  const steps = table(
    words,
    say.numbers,
    [
      { title: say.days, value: ({ days }) => words.figure(days) },
      { title: say.entered, numeric: true, value: ({ entered }) => words.figure(entered) },
      { title: say.ended, numeric: true, value: ({ ended }) => words.figure(ended) },
      {
        title: say.lastKnownWaiting,
        numeric: true,
        value: ({ lastKnownWaiting }) => words.figure(lastKnownWaiting),
      },
      { title: say.atRisk, numeric: true, value: ({ atRisk }) => words.figure(atRisk) },
      { title: say.waiting, numeric: true, value: ({ waiting }) => percent(words, waiting) },
    ],
    curve.steps,
  );
  const median = curve.median === null ? say.noMedian : say.median(curve.median.after, curve.median.by);
  return html`<section class="stack"><h3>${say.curveOf(from, to)}</h3><p>${median}</p>
<figure class="plots">${plot}<figcaption class="small soft">${say.curveCaption(from, to)}</figcaption></figure>
<details><summary>${say.numbers}</summary>${curve.atStart === null ? "" : html`<p class="small">${say.start}: ${words.figure(curve.atStart)}</p>`}${steps}</details></section>`;
};

const head = (view: View, { release, publisher }: ReleaseShown): Html => {
  const { words } = view;
  const say = words.releases;
  const { id, content, publishedAt, withdrawn } = release;
  return html`<div><h1>${content.name}</h1><p class="soft">${say.published(recordedAsWritten(words, publishedAt))}, ${say.position(content.position)}</p></div>
${withdrawn === null ? "" : html`<p class="sheet wrong-text"><b>${say.withdrawnBecause(recordedAsWritten(words, withdrawn.at), withdrawn.reason)}</b></p>`}
<section class="sheet stack"><h2>${withdrawn === null ? say.cite : say.wasCited}</h2><p class="cite">${citationOf(release, publisher)}</p>${publisher.address === null && view.signedIn.role === "administrator" ? html`<p class="small soft no-print">${say.notElsewhere}</p>` : ""}
<p class="no-print"><a class="button" href="/api/releases/${id}?format=csv" download>${say.csv}</a> <a class="button" href="/api/releases/${id}?format=json">${say.json}</a></p></section>
${content.setAside > 0 ? html`<p class="sheet">${say.setAside(content.setAside)}</p>` : ""}<p>${say.census}</p><p>${say.withheldHelp(content.threshold)}</p>`;
};

export const releasePage = async (view: View, shownRelease: ReleaseShown): Promise<Html> => {
  const { words } = view;
  const say = words.releases;
  const { release, only } = shownRelease;
  const { id, content, digest } = release;
  const tables = content.tables.filter(({ name }) => only === null || name === only);
  const curves =
    only === null || only === CURVES
      ? await Promise.all(content.curves.map((curve) => curvePart(words, curve, content.threshold)))
      : [];
  return layout(words, {
    title: content.name,
    section: "releases",
    signedIn: view.signedIn,
    body: html`<div class="stack">${head(view, shownRelease)}
${only === null ? "" : html`<p class="no-print"><a href="/releases/${id}">${say.back}</a></p>`}
${tables.length === 0 ? "" : html`<section class="stack"><h2>${say.tables}</h2>${tables.map((one) => tablePart(words, id, one, only !== null))}</section>`}
${curves.length === 0 ? "" : html`<section class="stack"><h2>${say.curves}</h2>${curves}<p class="no-print small"><a href="/api/releases/${id}?table=curves&amp;format=csv" download>${say.csv}<span class="hidden">: ${say.curves}</span></a></p></section>`}
<section class="stack"><h2>${say.digest}</h2><p class="digest"><code>${digest}</code></p><p class="small soft">${say.digestHelp}</p></section></div>`,
  });
};
