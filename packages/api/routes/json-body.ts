import type { Context } from "hono";
import { fieldProblem } from "../field-problems.ts";
import { ProblemRaised } from "../problem.ts";

/** The body as JSON; refused where it says that it is something else, or is no JSON. */
export const jsonBody = async (c: Context): Promise<unknown> => {
  const type = c.req.header("content-type");
  if (type === undefined || !/^application\/(?:[\w.-]+\+)?json(?:\s*;|$)/i.test(type.trim())) {
    throw new ProblemRaised(
      "unsupported-media-type",
      `Send the body as application/json; ${type === undefined ? "no type" : "another type"} was named.`,
      { headers: { accept: "application/json" } },
    );
  }
  const text = await c.req.text();
  try {
    return JSON.parse(text);
  } catch {
    throw new ProblemRaised("invalid-request", "The body is not JSON.", {
      problems: [
        { ...fieldProblem("body", "a JSON object", undefined), came: text === "" ? "nothing" : "other text" },
      ],
    });
  }
};
