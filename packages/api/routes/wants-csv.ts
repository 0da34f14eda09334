import type { Context } from "hono";
import { accepts } from "hono/accepts";
import { fieldProblem } from "../field-problems.ts";
import { ProblemRaised } from "../problem.ts";

/** Whether a table is asked for as CSV: by `?format=csv`, or by an `Accept` that prefers it. */
export const wantsCsv = (c: Context): boolean => {
  const format = c.req.query("format");
  if (format === undefined) {
    return (
      accepts(c, {
        header: "Accept",
        supports: ["application/json", "text/csv"],
        default: "application/json",
      }) === "text/csv"
    );
  }
  if (format === "csv" || format === "json") return format === "csv";
  throw new ProblemRaised("invalid-request", "A query parameter cannot be accepted.", {
    problems: [fieldProblem("format", "csv or json", format)],
  });
};
