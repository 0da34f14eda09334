import { Hono } from "hono";
import { expect, test } from "vitest";
import type { AppEnv } from "../page-context.ts";
import { notKept, securityHeaders } from "./security-headers.ts";

const app = new Hono<AppEnv>()
  .use(securityHeaders, notKept)
  .get("/", (c) => c.text("a case"))
  .get("/assets/font", (c) => c.text("a font", 200, { "cache-control": "max-age=60" }))
  .get("/fault", () => {
    throw new Error("a fault");
  })
  .onError((_, c) => c.text("told", 500));

const directives = (policy: string | null) =>
  Object.fromEntries(
    (policy ?? "").split(";").map((directive) => {
      const [name = "", ...sources] = directive.trim().split(" ");
      return [name, sources];
    }),
  );

test.each(["/", "/fault"])(
  "what %s answers runs nothing but our own scripts and is framed by nobody",
  async (path) => {
    const { headers } = await app.request(path);
    const policy = directives(headers.get("content-security-policy"));
    expect(policy["default-src"]).toEqual(["'none'"]);
    expect(policy["frame-ancestors"]).toEqual(["'none'"]);
    expect(policy["base-uri"]).toEqual(["'none'"]);
    for (const kind of ["script-src", "style-src", "img-src", "font-src", "connect-src", "form-action"]) {
      expect(policy[kind]).toEqual(["'self'"]);
    }
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("referrer-policy")).toBe("no-referrer");
    expect(headers.get("x-frame-options")).toBe("DENY");
    expect(headers.get("strict-transport-security")).toBeNull();
  },
);

test("no copy of case data is kept", async () => {
  expect((await app.request("/")).headers.get("cache-control")).toBe("no-store");
});

test("a font may be kept as long as it says", async () => {
  expect((await app.request("/assets/font")).headers.get("cache-control")).toBe("max-age=60");
});
