/** The form that a request bears; refused in words where its body is none, or holds what no hand types. */
import type { Context } from "hono";
import { fieldProblem } from "./field-problems.ts";
import { ProblemRaised } from "./problem.ts";

const FORM = /^(?:application\/x-www-form-urlencoded|multipart\/form-data)\s*(?:;|$)/i;

const broken = () =>
  new ProblemRaised(
    "invalid-request",
    "What was sent says that it is a form and cannot be read as one. Open the page again, and send its form.",
  );

/**
 * The form as it was sent. Throws a `ProblemRaised`: 415 for a body of another type, 400 for one that is not the form it
 * says it is, or that has a NUL in a text, which no database keeps.
 */
export const sentForm = async (c: Context): Promise<FormData> => {
  if (!FORM.test(c.req.header("content-type")?.trim() ?? ""))
    throw new ProblemRaised(
      "unsupported-media-type",
      "Send this as a form does: application/x-www-form-urlencoded or multipart/form-data.",
    );
  const form = await c.req.formData().catch((error: unknown) => {
    // So the platform says that a body is no form; what else goes wrong (a line that breaks) is another matter.
    throw error instanceof TypeError ? broken() : error;
  });
  const withNul = [...form].filter(([name, value]) => `${name}${String(value)}`.includes("\0"));
  if (withNul.length > 0)
    throw new ProblemRaised("invalid-request", "The form holds a NUL, which cannot be kept.", {
      problems: withNul.map(([name]) => fieldProblem(name, "a text without NUL", "a text with one")),
    });
  return form;
};
