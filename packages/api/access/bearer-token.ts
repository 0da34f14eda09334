import type { Context } from "hono";

/** The token of an `Authorization: Bearer …` header, if there is one. */
export const bearerTokenOf = (c: Context): string | undefined =>
  /^bearer +([\x21-\x7e]+) *$/i.exec(c.req.header("authorization") ?? "")?.[1];
