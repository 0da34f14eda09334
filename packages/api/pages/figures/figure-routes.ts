/** The pages of figures: delays, bail, threats and court dates across cases. */
import { addDays, type Day, isDay } from "@tareekh/core/calendar/day.ts";
import type { CodeList } from "@tareekh/core/catalogue/code-list.ts";
import { agencies } from "@tareekh/core/catalogue/codes/bodies.ts";
import { states } from "@tareekh/core/catalogue/codes/places.ts";
import type { Standing } from "@tareekh/projections/answers/asking.ts";
import { bailFigures } from "@tareekh/projections/answers/bail-figures.ts";
import { listBail } from "@tareekh/projections/answers/bail-rows.ts";
import { type Breakdown, breakdowns } from "@tareekh/projections/answers/breakdown.ts";
import { caseNames } from "@tareekh/projections/answers/case-names.ts";
import { delayFigures } from "@tareekh/projections/answers/delay-figures.ts";
import { listHearings } from "@tareekh/projections/answers/hearing-rows.ts";
import { intimidationFigures } from "@tareekh/projections/answers/intimidation-figures.ts";
import { listIntimidation } from "@tareekh/projections/answers/intimidation-rows.ts";
import type { Narrowed, PageAsked } from "@tareekh/projections/answers/row-page.ts";
import type { RowsDatabase } from "@tareekh/projections/answers/rows-database.ts";
import { isMilestone } from "@tareekh/projections/milestones.ts";
import { Effect } from "effect";
import { type Context, Hono } from "hono";
import type { AppEnv, PageContext } from "../../page-context.ts";
import { rowsAtLeast } from "../../use-cases/rows.ts";
import { dayAsWritten } from "../dates-as-written.ts";
import { readWrittenDate } from "../forms/written-date.ts";
import { viewOf } from "../request.ts";
import type { View } from "../view.ts";
import type { Words } from "../words/words.ts";
import { bailPage } from "./bail-page.ts";
import type { CaseNames } from "./case-cells.ts";
import { delaysPage } from "./delays-page.ts";
import type { Filter } from "./figure-page.ts";
import { hearingsPage } from "./hearings-page.ts";
import { intimidationPage } from "./intimidation-page.ts";

const isBreakdown = (text: string): text is Breakdown => breakdowns.some((one) => one === text);

/** What court dates are shown where no days are asked for. */
const DAYS_BACK = 30;
const DAYS_AHEAD = 60;

const options = (words: Words, list: CodeList): Filter["options"] => [
  ["", words.figures.all],
  ...list.codes.map((code) => [code, list.words[code] ?? code] as const),
];

/** The filters that every list of rows has, and what they narrow it to. */
const narrowed = (words: Words, c: Context<AppEnv>) => {
  const asked = (name: string) => (c.req.query(name) ?? "").trim();
  const [state, district, agency, year] = [asked("state"), asked("district"), asked("agency"), asked("year")];
  const yearRead = /^\d{4}$/.test(year);
  const filters: readonly Filter[] = [
    { name: "state", label: words.figures.state, value: state, options: options(words, states) ?? [] },
    { name: "district", label: words.figures.district, value: district },
    { name: "agency", label: words.figures.agency, value: agency, options: options(words, agencies) ?? [] },
    {
      name: "year",
      label: words.figures.year,
      value: year,
      ...(year === "" || yearRead ? {} : { problem: words.figures.badYear }),
    },
  ];
  const narrow: Narrowed = {
    ...(state === "" ? {} : { state }),
    ...(district === "" ? {} : { district }),
    ...(agency === "" ? {} : { agency }),
    ...(yearRead ? { year: Number(year) } : {}),
  };
  return { filters, narrow };
};

const pageOf = (c: Context<AppEnv>): PageAsked => {
  const cursor = c.req.query("cursor");
  return cursor === undefined ? {} : { cursor };
};

/** The same question as CSV, or from where this page ends. */
const addressWith = (c: Context<AppEnv>, path: string, more: Readonly<Record<string, string>>): string => {
  const question = new URLSearchParams(
    Object.entries(c.req.query()).filter(([name, value]) => name !== "cursor" && value.trim() !== ""),
  );
  for (const [name, value] of Object.entries(more)) question.set(name, value);
  return `${path}?${question.toString()}`;
};

const nextPage = (c: Context<AppEnv>, next: string | null): string | null =>
  next === null ? null : addressWith(c, c.req.path, { cursor: next });

/** What the cases of some rows are called. */
const namesOf = (words: Words, database: RowsDatabase, rows: readonly { readonly caseId: string }[]) =>
  caseNames(
    database,
    rows.map(({ caseId }) => caseId),
  ).pipe(
    Effect.map(
      ({ names }): CaseNames =>
        new Map(
          names.map(({ caseId, fileNumber, numbers }) => [
            caseId,
            fileNumber ?? numbers?.[0] ?? words.cases.unnumbered,
          ]),
        ),
    ),
  );

const setAsideSaid = (words: Words, { setAside }: Standing): readonly string[] =>
  setAside.length === 0 ? [] : [words.figures.setAside(setAside.length)];

const delays = (context: PageContext) => async (c: Context<AppEnv>) => {
  const view = await viewOf(c, context);
  const from = c.req.query("from") ?? "fir";
  const to = c.req.query("to") ?? "chargesheet";
  const by = c.req.query("by") ?? "";
  if (!isMilestone(from) || !isMilestone(to) || from === to) {
    const problem = view.words.delaysPage.sameMilestone;
    return c.html(await delaysPage(view, { from, to, by, delays: null, problem, csv: null }), 400);
  }
  const asked = { from, to, today: view.today as Day, ...(isBreakdown(by) ? { by } : {}) };
  const found = await context.run(Effect.flatMap(rowsAtLeast(), (database) => delayFigures(database, asked)));
  const question = new URLSearchParams({
    span: `${from}..${to}`,
    ...(isBreakdown(by) ? { by } : {}),
    format: "csv",
  });
  const csv = `/api/delays?${question.toString()}`;
  return c.html(await delaysPage(view, { from, to, by, delays: found, problem: null, csv }));
};

const bail = (context: PageContext) => async (c: Context<AppEnv>) => {
  const view = await viewOf(c, context);
  const { filters, narrow } = narrowed(view.words, c);
  const found = await context.run(
    Effect.gen(function* () {
      const database = yield* rowsAtLeast();
      const page = yield* listBail(database, { ...narrow, ...pageOf(c) });
      const figures = yield* bailFigures(database);
      return { ...page, figures, names: yield* namesOf(view.words, database, page.rows) };
    }),
  );
  return c.html(
    await bailPage(view, {
      rows: found.rows,
      names: found.names,
      figures: found.figures,
      filters,
      basis: {
        counted: view.words.figures.rows(found.total),
        leftOut: setAsideSaid(view.words, found.standing),
        position: found.standing.position,
      },
      next: nextPage(c, found.next),
      csv: addressWith(c, "/api/bail", { format: "csv" }),
    }),
  );
};

const intimidation = (context: PageContext) => async (c: Context<AppEnv>) => {
  const view = await viewOf(c, context);
  const { filters, narrow } = narrowed(view.words, c);
  const found = await context.run(
    Effect.gen(function* () {
      const database = yield* rowsAtLeast();
      const page = yield* listIntimidation(database, { ...narrow, ...pageOf(c) });
      const figures = yield* intimidationFigures(database);
      return { ...page, figures, names: yield* namesOf(view.words, database, page.rows) };
    }),
  );
  return c.html(
    await intimidationPage(view, {
      rows: found.rows,
      names: found.names,
      figures: found.figures,
      filters,
      basis: {
        counted: view.words.figures.rows(found.total),
        leftOut: setAsideSaid(view.words, found.standing),
        position: found.standing.position,
      },
      next: nextPage(c, found.next),
      csv: addressWith(c, "/api/intimidation", { format: "csv" }),
    }),
  );
};

/** A day as typed in a filter; with nothing typed there is no limit, and without the filter there is the usual one. */
const dayFilter = (view: View, c: Context<AppEnv>, name: "from" | "to", usual: Day) => {
  const typed = c.req.query(name);
  const label = view.words.figures[name];
  const filter = { name, label, day: true } as const;
  if (typed === undefined) return { day: usual, filter: { ...filter, value: dayAsWritten(usual) } };
  const read = readWrittenDate(typed);
  if (!read.ok || (read.text !== null && !isDay(read.text)))
    return { day: null, filter: { ...filter, value: typed, problem: view.words.case.view.bad } };
  return { day: read.text, filter: { ...filter, value: typed } };
};

const hearings = (context: PageContext) => async (c: Context<AppEnv>) => {
  const view = await viewOf(c, context);
  const today = view.today as Day;
  const from = dayFilter(view, c, "from", addDays(today, -DAYS_BACK));
  const to = dayFilter(view, c, "to", addDays(today, DAYS_AHEAD));
  const { filters, narrow } = narrowed(view.words, c);
  const asked = {
    ...narrow,
    ...(from.day === null ? {} : { from: from.day as Day }),
    ...(to.day === null ? {} : { to: to.day as Day }),
  };
  const found = await context.run(
    Effect.gen(function* () {
      const database = yield* rowsAtLeast();
      const scheduled = yield* listHearings(database, { ...asked, kind: "scheduled" });
      const recorded = yield* listHearings(database, { ...asked, kind: "recorded", ...pageOf(c) });
      const rows = [...scheduled.rows, ...recorded.rows];
      return { scheduled, recorded, rows, names: yield* namesOf(view.words, database, rows) };
    }),
  );
  const { scheduled, recorded } = found;
  return c.html(
    await hearingsPage(view, {
      rows: found.rows,
      names: found.names,
      filters: [from.filter, to.filter, ...filters],
      basis: {
        counted: view.words.figures.rows(scheduled.total + recorded.total),
        leftOut: [
          ...(from.day === null && to.day === null ? [] : [view.words.hearingsPage.withoutDay]),
          ...setAsideSaid(view.words, recorded.standing),
        ],
        position: recorded.standing.position,
      },
      limited: from.day !== null || to.day !== null,
      next: nextPage(c, recorded.next),
      csv: addressWith(c, "/api/hearings", {
        ...(from.day === null ? {} : { from: from.day }),
        ...(to.day === null ? {} : { to: to.day }),
        format: "csv",
      }),
    }),
  );
};

export const figureRoutes = (context: PageContext) =>
  new Hono<AppEnv>()
    .get("/delays", delays(context))
    .get("/bail", bail(context))
    .get("/intimidation", intimidation(context))
    .get("/hearings", hearings(context));
