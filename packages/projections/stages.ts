/**
 * The stages through which a proceeding goes, for each accused in it.
 */

/** In the order of procedure. Suggested by `STAGE_*` of DRISTI and the order of the CrPC and the BNSS. */
export const stages = {
  reported: "Reported",
  investigation: "Investigation",
  "chargesheet-filed": "Chargesheet filed",
  cognizance: "Cognizance taken",
  committed: "Committed for trial",
  charge: "Charges framed",
  "prosecution-evidence": "Prosecution evidence",
  "examination-of-accused": "Examination of the accused",
  arguments: "Arguments",
  judgment: "Judgment given",
  appeal: "Appeal",
  disposed: "Disposed otherwise",
} as const;

export type Stage = keyof typeof stages;
