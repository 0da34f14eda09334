/**
 * The keyed digest of what someone sent, by which a repeated command is known from another under the same id.
 *
 * It is taken of the plain content, since sealing the same text twice gives different bytes, and is keyed, since the
 * digest stands in the log for ever and a plain one would let anyone test guesses of a name against it. Who has the
 * master key can still test guesses, also after an erasure.
 */
import { createHmac, type KeyObject } from "node:crypto";
import canonicalize from "canonicalize";

/** HMAC-SHA-256 of the content's canonical form (RFC 8785), in base64url. The content must be plain JSON data. */
export const contentDigest = (digestKey: KeyObject, content: unknown): string => {
  const canonical = canonicalize(content);
  if (canonical === undefined) throw new Error("There is no canonical form of nothing");
  return createHmac("sha256", digestKey).update(canonical, "utf8").digest("base64url");
};
