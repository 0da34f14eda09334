import { expect, test } from "vitest";
import { SESSION_SECONDS, sessionsOf } from "./session.ts";

const NOW = 1_700_000_000_000;
const sessions = sessionsOf("the administrator's token");

test("the token is known, another is not", () => {
  expect(sessions.isToken("the administrator's token")).toBe(true);
  expect(sessions.isToken("the administrator's tokeN")).toBe(false);
  expect(sessions.isToken("")).toBe(false);
});

test("a session stands for a working day and no longer", () => {
  const session = sessions.begin(NOW);
  expect(sessions.isSession(session, NOW)).toBe(true);
  expect(sessions.isSession(session, NOW + (SESSION_SECONDS - 1) * 1000)).toBe(true);
  expect(sessions.isSession(session, NOW + SESSION_SECONDS * 1000)).toBe(false);
});

test("a session does not hold the token", () => {
  expect(sessions.begin(NOW)).not.toContain("token");
});

test("a session that was lengthened, or was given under another token, is none", () => {
  const session = sessions.begin(NOW);
  const [expiry = "", id = "", seal = ""] = session.split(".");
  const [, another = ""] = sessions.begin(NOW).split(".");
  expect(sessions.isSession(`${Number(expiry) + 1}.${id}.${seal}`, NOW)).toBe(false);
  expect(sessions.isSession(`${expiry}.${another}.${seal}`, NOW)).toBe(false);
  expect(sessions.isSession(`${session}.`, NOW)).toBe(false);
  expect(sessions.isSession(expiry, NOW)).toBe(false);
  expect(sessions.isSession("", NOW)).toBe(false);
  expect(sessionsOf("another token").isSession(session, NOW)).toBe(false);
});

test("a session that was ended is none, though its time has not come; others go on", () => {
  const [ended, other] = [sessions.begin(NOW), sessions.begin(NOW)];
  sessions.end(ended, NOW);
  expect(sessions.isSession(ended, NOW)).toBe(false);
  expect(sessions.isSession(other, NOW)).toBe(true);
  sessions.end("no session", NOW);
  sessions.end(other, NOW + 1000);
  expect([ended, other].map((one) => sessions.isSession(one, NOW + 1000))).toEqual([false, false]);
});
