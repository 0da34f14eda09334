import type { Context } from "hono";
import type { FieldProblem } from "../problem.ts";
import { ProblemRaised } from "../problem.ts";

/** Of a type that somebody made up, only so much is told. */
const LONGEST_TYPE = 60;

const anotherType = (type: string | undefined): ProblemRaised =>
  new ProblemRaised(
    "unsupported-media-type",
    `Send the body as JSON, with the header Content-Type: application/json. ${
      type === undefined ? "No Content-Type came." : `Content-Type: ${type.slice(0, LONGEST_TYPE)} came.`
    }`,
    { headers: { accept: "application/json" } },
  );

/** Where reading went wrong; what stands there is not told, since it may be about a person. */
const notJson = (text: string, error: unknown): FieldProblem => {
  const at = /at position (\d+)/.exec(error instanceof Error ? error.message : "")?.[1];
  const came =
    text === ""
      ? "nothing"
      : `a text that is no JSON${at === undefined ? "" : ` from character ${Number(at) + 1} on`}`;
  return {
    field: "body",
    expected: "a JSON object",
    came,
    message: `body should be a JSON object; ${came} came`,
  };
};

/** The body as JSON; refused where it says that it is something else, or is no JSON. */
export const jsonBody = async (c: Context): Promise<unknown> => {
  const type = c.req.header("content-type")?.trim();
  if (type === undefined || !/^application\/(?:[\w.-]+\+)?json(?:\s*;|$)/i.test(type))
    throw anotherType(type);
  const text = await c.req.text();
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ProblemRaised("invalid-request", "The body is not JSON.", { problems: [notJson(text, error)] });
  }
};
