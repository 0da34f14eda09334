/**
 * The milestones of a proceeding: what it, or an accused in it, reaches for the first time.
 */

/**
 * In the order in which a proceeding usually reaches them, with the words for each and whose they are.
 *
 * `proceeding`: reached once for all; `accused`: reached by each accused in the proceeding, and by the proceeding when
 * the first of them does.
 */
export const milestones = {
  "missing-report": { title: "Missing report", of: "proceeding" },
  arrival: { title: "Arrival at the place of exploitation", of: "proceeding" },
  fir: { title: "FIR", of: "proceeding" },
  rescue: { title: "Rescue", of: "proceeding" },
  "statement-164": { title: "Statement to the Magistrate (164 CrPC, 183 BNSS)", of: "proceeding" },
  "arrest-deferred": { title: "Arrest deferred", of: "accused" },
  arrest: { title: "Arrest", of: "accused" },
  production: { title: "First production", of: "accused" },
  "first-remand": { title: "First remand", of: "accused" },
  "bail-application": { title: "First bail application", of: "accused" },
  bail: { title: "Bail granted", of: "accused" },
  release: { title: "Release on bail", of: "accused" },
  chargesheet: { title: "Chargesheet", of: "proceeding" },
  cognizance: { title: "Cognizance", of: "proceeding" },
  charge: { title: "Charges framed", of: "accused" },
  judgment: { title: "Judgment", of: "accused" },
} as const satisfies Record<string, { readonly title: string; readonly of: "proceeding" | "accused" }>;

export type Milestone = keyof typeof milestones;

export const milestoneNames = Object.keys(milestones) as readonly Milestone[];

export const isMilestone = (text: string): text is Milestone => Object.hasOwn(milestones, text);
