/** The digest by which a release is known: whoever has its JSON can compute it, with nothing of ours. */
import { createHash } from "node:crypto";
import { canonicalJson } from "@tareekh/core/log/canonical-form.ts";
import type { ReleaseContent } from "./release.ts";

/** SHA-256 of the content's canonical form (RFC 8785) in UTF-8, in hex. */
export const releaseDigest = (content: ReleaseContent): string =>
  createHash("sha256").update(canonicalJson(content), "utf8").digest("hex");
