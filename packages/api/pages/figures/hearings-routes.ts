/** The page of court dates: two lists, each page by page. */
import { addDays, type Day } from "@tareekh/core/calendar/day.ts";
import { hearingRows } from "@tareekh/projections/answers/hearing-rows.ts";
import { Effect } from "effect";
import { type Context, Hono } from "hono";
import type { AppEnv, PageContext } from "../../page-context.ts";
import { rowsAtLeast } from "../../use-cases/rows.ts";
import { viewOf } from "../request.ts";
import { dayFilters, narrowingFilters } from "./figure-filters.ts";
import { hearingsPage, PAST } from "./hearings-page.ts";
import { addressWith, basisOf, namesOf, pageOf } from "./pages-of-rows.ts";

/** How far back court dates on record are shown where no days are asked for. What has no result yet has no such limit. */
const DAYS_BACK = 30;

const hearings = (context: PageContext) => async (c: Context<AppEnv>) => {
  const view = await viewOf(c, context);
  const { words } = view;
  const days = dayFilters(words, c);
  const narrowing = narrowingFilters(words, c);
  const filters = [...days.filters, ...narrowing.filters];
  if (days.asked === null || narrowing.asked === null)
    return c.html(await hearingsPage(view, { filters, found: null }), 400);

  const chosen = { ...narrowing.asked, ...days.asked };
  // An address that says `from=` asks for all of them.
  const since = c.req.query("from") === undefined ? addDays(view.today as Day, -DAYS_BACK) : null;
  const back = since === null ? {} : { from: since };
  const { due, past, names } = await context.run(
    Effect.gen(function* () {
      const database = yield* rowsAtLeast();
      const due = yield* hearingRows.page(database, { ...chosen, kind: "scheduled", ...pageOf(c) });
      const past = yield* hearingRows.page(database, {
        ...chosen,
        ...back,
        kind: "recorded",
        ...pageOf(c, PAST),
      });
      return { due, past, names: yield* namesOf(words, database, [...due.rows, ...past.rows]) };
    }),
  );
  const limited = since !== null || days.asked.from !== undefined || days.asked.to !== undefined;
  // An empty first day is dropped from an address, and here says that there is none.
  const further = (cursor: Readonly<Record<string, string>>) =>
    addressWith(c, c.req.path, {
      ...(since === null ? { from: c.req.query("from") ?? "" } : {}),
      ...cursor,
    });
  const csv = (more: Readonly<Record<string, string>>) =>
    addressWith(c, "/api/hearings", { ...days.asked, ...more, format: "csv" });
  const found = {
    names,
    due: {
      rows: due.rows,
      continued: c.req.query("cursor") !== undefined,
      next: due.next === null ? null : further({ cursor: due.next }),
      csv: csv({ kind: "scheduled" }),
    },
    past: {
      rows: past.rows,
      since,
      next: past.next === null ? null : `${further({ [PAST]: past.next })}#${PAST}`,
      csv: csv({ kind: "recorded", ...back }),
    },
    basis: basisOf(
      words,
      { total: due.total + past.total, standing: past.standing },
      limited ? [words.hearingsPage.withoutDay] : [],
    ),
    daysChosen: days.asked.from !== undefined || days.asked.to !== undefined,
  };
  return c.html(await hearingsPage(view, { filters, found }));
};

export const hearingsRoutes = (context: PageContext) =>
  new Hono<AppEnv>().get("/hearings", hearings(context));
