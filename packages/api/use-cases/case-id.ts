/**
 * A case's id as it is shown: `case-<UUID>`, which is also the name of its stream and stands in every row. Recording
 * knows it by the UUID alone.
 */
import { streamOfCase } from "@tareekh/core/recording/case-stream.ts";

const PREFIX = streamOfCase("");

export const shownCaseId = streamOfCase;

/** The UUID of a case's id; another text stays as it is, and names no case. */
export const uuidOfCase = (caseId: string): string =>
  caseId.startsWith(PREFIX) ? caseId.slice(PREFIX.length) : caseId;
