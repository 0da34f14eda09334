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
  const [expiry = "", seal = ""] = sessions.begin(NOW).split(".");
  expect(sessions.isSession(`${Number(expiry) + 1}.${seal}`, NOW)).toBe(false);
  expect(sessions.isSession(`${expiry}.${seal}.`, NOW)).toBe(false);
  expect(sessions.isSession(expiry, NOW)).toBe(false);
  expect(sessions.isSession("", NOW)).toBe(false);
  expect(sessionsOf("another token").isSession(`${expiry}.${seal}`, NOW)).toBe(false);
});
