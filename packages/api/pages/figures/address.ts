/** The address of a page with some of its choices made otherwise: links that make a choice, and keep all others. */
import type { Context } from "hono";
import type { AppEnv } from "../../page-context.ts";

/** @param changed null takes a choice back */
export const addressWith = (c: Context<AppEnv>, changed: Readonly<Record<string, string | null>>): string => {
  const question = new URLSearchParams(
    Object.entries(c.req.query()).filter(([, value]) => value.trim() !== ""),
  );
  for (const [name, value] of Object.entries(changed)) {
    if (value === null) question.delete(name);
    else question.set(name, value);
  }
  return `${c.req.path}?${question.toString()}`;
};
