/**
 * The token of the built-in administrator, and the sessions that stand for it in a browser.
 *
 * A session's value is `<expiry>.<id>.<HMAC-SHA-256 of both under the token>`: nothing need be kept of those that stand,
 * every process with the token takes them, the token never reaches a cookie, and another token ends every session. Kept
 * are the ids of those that were ended before their time, by this process and in its memory, until that time comes.
 */
import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";

/** A working day; then one signs in again. */
export const SESSION_SECONDS = 12 * 60 * 60;

export interface Sessions {
  /** Whether it is the token, in a time that does not tell how much of it was right. */
  isToken(candidate: string): boolean;
  /** A session that begins at `now` (milliseconds since 1970). */
  begin(now: number): string;
  isSession(candidate: string, now: number): boolean;
  /** Ends a session before its time: to this process it is none any more. What is no session is passed over. */
  end(candidate: string, now: number): void;
}

const SESSION = /^(\d{1,12})\.([\w-]{22})\.([\w-]{43})$/;

interface Standing {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly until: number;
}

const sameText = (a: string, b: string): boolean =>
  timingSafeEqual(createHash("sha256").update(a).digest(), createHash("sha256").update(b).digest());

export const sessionsOf = (token: string): Sessions => {
  /** Until when each would have stood. */
  const ended = new Map<string, number>();
  const seal = (expiry: string, id: string) =>
    createHmac("sha256", token).update(`tareekh session ${id} until ${expiry}`).digest("base64url");

  const standing = (candidate: string, now: number): Standing | null => {
    const [, expiry = "", id = "", given] = SESSION.exec(candidate) ?? [];
    const until = Number(expiry) * 1000;
    const stands = given !== undefined && sameText(given, seal(expiry, id)) && now < until && !ended.has(id);
    return stands ? { id, until } : null;
  };

  return {
    isToken: (candidate) => sameText(candidate, token),
    begin: (now) => {
      const expiry = String(Math.floor(now / 1000) + SESSION_SECONDS);
      const id = randomBytes(16).toString("base64url");
      return `${expiry}.${id}.${seal(expiry, id)}`;
    },
    isSession: (candidate, now) => standing(candidate, now) !== null,
    end: (candidate, now) => {
      for (const [id, until] of ended) if (until <= now) ended.delete(id);
      const session = standing(candidate, now);
      if (session !== null) ended.set(session.id, session.until);
    },
  };
};
