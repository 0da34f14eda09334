import { Hono } from "hono";
import { expect, test } from "vitest";
import { problemOfError } from "./problem-of-error.ts";
import { sentForm } from "./sent-form.ts";

const app = new Hono().post("/", async (c) => c.json(Object.fromEntries(await sentForm(c))));
app.onError((error, c) => {
  const known = problemOfError(error);
  if (known === null) throw error;
  return c.json(known.problem, known.problem.status as 400);
});

const sent = (body: string, type?: string) =>
  app.request("/", {
    method: "POST",
    body: new TextEncoder().encode(body),
    ...(type === undefined ? {} : { headers: { "content-type": type } }),
  });

test("a form is read, whether it can bear files or not", async () => {
  const plain = await sent("state=WB", "application/x-www-form-urlencoded;charset=UTF-8");
  expect(await plain.json()).toEqual({ state: "WB" });
  const form = new FormData();
  form.set("state", "WB");
  expect(await (await app.request("/", { method: "POST", body: form })).json()).toEqual({ state: "WB" });
});

test.each([
  ["nothing of a form", "garbage"],
  ["a part that does not end", '--x\r\nContent-Disposition: form-data; name="file"\r\n\r\nhalf'],
  ["no body at all", ""],
])("a body that says it is a form and holds %s is the sender's mistake, not a fault", async (_, body) => {
  expect((await sent(body, "multipart/form-data; boundary=x")).status).toBe(400);
});

test.each(["application/json", "text/plain", undefined])("a body of type %s is no form", async (type) => {
  expect((await sent('{"state":"WB"}', type)).status).toBe(415);
});

test("a NUL, which no database keeps, is named with its field and not taken for an outage", async () => {
  const answer = await sent("name=a%00b&state=WB", "application/x-www-form-urlencoded");
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({ problems: [{ field: "name" }] });
});
