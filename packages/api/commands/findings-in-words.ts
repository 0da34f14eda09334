/** What `verify` found, each in a sentence that names where. */
import type { Finding } from "@tareekh/projections/projector/verify.ts";

const DIFFERENCES = {
  missing: "is missing",
  differs: "differs from what the events give now",
  extra: "should not be there",
} as const;

const list = new Intl.ListFormat("en-GB");

export const findingInWords = (finding: Finding): string => {
  switch (finding.kind) {
    case "hole":
      return finding.from === finding.to
        ? `The log has no event at position ${finding.from}.`
        : `The log has no events at positions ${finding.from} to ${finding.to}.`;
    case "broken-chain":
      return `From revision ${finding.revision} (position ${finding.position}) on, ${finding.stream} is not what was recorded: ${finding.problem}.`;
    case "misplaced":
      return `Revision ${finding.revision} (position ${finding.position}) of ${finding.stream} does not stand where its body says: ${list.format(finding.fields)} differ.`;
    case "recorded-backwards":
      return `Revision ${finding.revision} (position ${finding.position}) of ${finding.stream} says that it was recorded before its predecessor.`;
    case "row":
      return `Of ${finding.caseId}, the row ${finding.key} of ${finding.projection} ${DIFFERENCES[finding.difference]}; npm run rebuild mends it.`;
    case "not-set-aside":
      return `${finding.caseId} cannot be projected and is not on the list of those set aside: ${finding.reason}.`;
    case "needlessly-set-aside":
      return `${finding.caseId} is set aside and could be taken up: npm run take-up does it.`;
    case "versions-differ":
      return `The rows of ${list.format(finding.projections)} were computed by another version of the program and were not compared; npm run rebuild computes them anew.`;
    case "log-behind-rows":
      return `The log ends at position ${finding.head} and the rows rest on events up to ${finding.checkpoint}: the log has lost events, or was put back from an older backup.`;
  }
};
