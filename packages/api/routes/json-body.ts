import type { Context } from "hono";
import { came } from "../field-problems.ts";
import { ProblemRaised } from "../problem.ts";

/** The body as JSON; refused where it says that it is something else, or is no JSON. */
export const jsonBody = async (c: Context): Promise<unknown> => {
  const type = c.req.header("content-type");
  if (type === undefined || !/^application\/(?:[\w.-]+\+)?json(?:\s*;|$)/i.test(type.trim())) {
    throw new ProblemRaised(
      "unsupported-media-type",
      `Send the body as application/json; ${type === undefined ? "no type was named" : `${came(type)} was named`}.`,
      { headers: { accept: "application/json" } },
    );
  }
  const text = await c.req.text();
  try {
    return JSON.parse(text);
  } catch {
    throw new ProblemRaised("invalid-request", "The body is not JSON.", {
      problems: [{ field: "", expected: "a JSON object", came: text === "" ? "nothing" : "other text" }],
    });
  }
};
