/** The list of cases, and the search over it. */
import type { ListedCase } from "@tareekh/projections/answers/list-cases.ts";
import { type Stage, stages } from "@tareekh/projections/facts/stages.ts";
import { Hono } from "hono";
import type { AppEnv, PageContext } from "../../page-context.ts";
import { listCases } from "../../use-cases/list-cases.ts";
import { viewOf } from "../request.ts";
import type { Words } from "../words/words.ts";
import { type CaseLine, caseListPage } from "./case-list-page.ts";

const PAGE = 50;

const isStage = (text: string | null): text is Stage => text !== null && text in stages;

/** Every stage that an accused of the case has reached, each once; `stages` is what `cases.ts` writes there. */
const stagesReached = (listed: ListedCase): readonly Stage[] => {
  const lines = Array.isArray(listed.stages) ? (listed.stages as readonly { readonly stage?: string }[]) : [];
  const reached = new Set(lines.map(({ stage }) => stage ?? null).filter(isStage));
  return Object.keys(stages).filter((stage): stage is Stage => isStage(stage) && reached.has(stage));
};

const lineOf = (words: Words, listed: ListedCase): CaseLine => ({
  caseId: listed.caseId,
  name: listed.fileNumber ?? listed.numbers?.[0] ?? words.cases.unnumbered,
  numbers: listed.fileNumber === null ? (listed.numbers ?? []).slice(1) : (listed.numbers ?? []),
  survivors: listed.survivors ?? 0,
  accused: listed.accused ?? 0,
  stages: stagesReached(listed).map((stage) => words.stages[stage]),
  next: listed.nextDate,
  purposes: listed.nextPurposes ?? [],
  lastKnown: listed.lastKnownDay,
  openWarnings: listed.openWarnings ?? 0,
  closed: listed.state === "closed",
});

export const caseListRoutes = (context: PageContext) =>
  new Hono<AppEnv>().get("/", async (c) => {
    const view = await viewOf(c, context);
    const query = (c.req.query("q") ?? "").trim();
    const cursor = c.req.query("cursor");
    const { cases, next, total, standing } = await context.run(
      listCases({
        limit: PAGE,
        ...(query === "" ? {} : { search: query }),
        ...(cursor === undefined ? {} : { cursor }),
      }),
    );
    return c.html(
      await caseListPage(view, {
        query,
        total,
        cases: cases.map((listed) => lineOf(view.words, listed)),
        setAside: standing.setAside,
        position: standing.position,
        cursor: next,
      }),
    );
  });
