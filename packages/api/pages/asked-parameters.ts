/**
 * What stands in the address of a page and is none of its choices is refused, as the API refuses it: a link with a name
 * that is mistyped, or that is another page's, would otherwise show other figures than it names.
 *
 * No page declares its choices a second time: they are the names that it takes from the address while it answers.
 */
import type { Context, MiddlewareHandler } from "hono";
import type { AppEnv } from "../page-context.ts";
import { type FieldProblem, ProblemRaised } from "../problem.ts";

const wrong = (problems: readonly FieldProblem[]): ProblemRaised =>
  new ProblemRaised(
    "invalid-request",
    "This address asks for something that the page cannot answer. Take it out of the address, or begin again from the page itself.",
    { problems },
  );

/** A name that somebody typed may be long. */
const shown = (name: string): string => (name.length <= 40 ? name : `${name.slice(0, 40)} …`);

const chosenTwice = (name: string): FieldProblem => ({
  field: name,
  expected: "one value",
  came: "several",
  message: `“${shown(name)}” is chosen more than once.`,
});

const notChosenHere = (name: string): FieldProblem => ({
  field: name,
  expected: "a choice of this page",
  came: "a value",
  message: `“${shown(name)}” cannot be chosen on this page.`,
});

/** Notes each name that is taken from the address from now on. */
const namesTaken = ({ req }: Context<AppEnv>): ReadonlySet<string> => {
  const taken = new Set<string>();
  const query = req.query.bind(req);
  const noting = (name?: string) => {
    if (name === undefined) return query();
    taken.add(name);
    return query(name);
  };
  req.query = noting as typeof req.query;
  return taken;
};

/** For every page beneath it. A page that refuses a choice says so itself, and goes before. */
export const onlyAskedParameters: MiddlewareHandler<AppEnv> = async (c, next) => {
  const given = Object.entries(c.req.queries());
  if (c.req.method === "POST" || given.length === 0) return next();
  const twice = given.filter(([, values]) => values.length > 1);
  if (twice.length > 0) throw wrong(twice.map(([name]) => chosenTwice(name)));
  const taken = namesTaken(c);
  await next();
  if (c.res.status !== 200) return;
  const others = given.filter(([name]) => !taken.has(name));
  if (others.length > 0) throw wrong(others.map(([name]) => notChosenHere(name)));
};
