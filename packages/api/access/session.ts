/**
 * The token of the built-in administrator, and the sessions that stand for it in a browser.
 *
 * A session's value is `<expiry>.<HMAC-SHA-256 of the expiry under the token>`: nothing need be kept, the token
 * never reaches a cookie, and another token ends every session.
 */
import { createHash, createHmac, timingSafeEqual } from "node:crypto";

/** A working day; then one signs in again. */
export const SESSION_SECONDS = 12 * 60 * 60;

export interface Sessions {
  /** Whether it is the token, in a time that does not tell how much of it was right. */
  isToken(candidate: string): boolean;
  /** A session that begins at `now` (milliseconds since 1970). */
  begin(now: number): string;
  isSession(candidate: string, now: number): boolean;
}

const sameText = (a: string, b: string): boolean =>
  timingSafeEqual(createHash("sha256").update(a).digest(), createHash("sha256").update(b).digest());

export const sessionsOf = (token: string): Sessions => {
  const seal = (expiry: string) =>
    createHmac("sha256", token).update(`tareekh session until ${expiry}`).digest("base64url");
  return {
    isToken: (candidate) => sameText(candidate, token),
    begin: (now) => {
      const expiry = String(Math.floor(now / 1000) + SESSION_SECONDS);
      return `${expiry}.${seal(expiry)}`;
    },
    isSession: (candidate, now) => {
      const [expiry = "", given = "", ...rest] = candidate.split(".");
      return (
        rest.length === 0 &&
        /^\d{1,12}$/.test(expiry) &&
        sameText(given, seal(expiry)) &&
        now < Number(expiry) * 1000
      );
    },
  };
};
