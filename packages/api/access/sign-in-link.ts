import { Redacted } from "effect";
import type { Configuration } from "../config.ts";

/**
 * Where one signs in. With the token only where it was made for this start: nobody could know it otherwise. One that was
 * given is known to whoever gave it, and what is printed is kept in places that outlive the start: the logs of a container.
 *
 * @param url of the server, without a path
 */
export const signInLink = (
  url: string,
  { token, tokenIsMade }: Pick<Configuration, "token" | "tokenIsMade">,
) => (tokenIsMade ? `${url}/sign-in?token=${encodeURIComponent(Redacted.value(token))}` : `${url}/sign-in`);
