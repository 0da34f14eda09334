/** Reads a typed date back to a form, in words. */
import { Hono } from "hono";
import type { AppEnv } from "../../page-context.ts";
import { formValuesOf } from "../request.ts";
import { en } from "../words/en.ts";
import { dateIn, READ_BACK, saidBack } from "./read-back.ts";

/** A date of a case is sent in the body: addresses are written to logs. */
export const readBackRoutes = new Hono<AppEnv>().post(READ_BACK, async (c) => {
  const values = await formValuesOf(c);
  return c.text(
    saidBack(
      en,
      dateIn((part) => values.one(part)),
    ),
  );
});
