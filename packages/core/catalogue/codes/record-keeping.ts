/** Words for keeping the record itself: closing, linking, documents, pendency and claims. */
import { codeList } from "../code-list.ts";

export const closingReasons = codeList({
  name: "closing-reason",
  title: "Why the case was closed",
  source: "Tareekh",
  words: {
    "finally-decided": "Finally decided, nothing left to follow",
    "handed-over": "Handed over to another office",
    "survivor-asked": "The survivor asked us to stop",
    "contact-lost": "Contact lost",
    "opened-in-error": "Opened in error",
    other: "Other",
  },
});

export const documentKinds = codeList({
  name: "document-kind",
  title: "Kind of document",
  source: "Tareekh",
  words: {
    fir: "First information report",
    chargesheet: "Chargesheet",
    "court-order": "Court order",
    judgment: "Judgment",
    "bail-paper": "Bail application or order",
    "medical-paper": "Medical or forensic paper",
    "age-paper": "Paper about age",
    "cwc-order": "Child Welfare Committee order",
    "compensation-paper": "Compensation paper",
    "protection-paper": "Witness protection paper",
    photograph: "Photograph",
    letter: "Letter",
    other: "Other",
  },
});

export const caseLinkKinds = codeList({
  name: "case-link-kind",
  title: "How the cases belong together",
  source: "Tareekh; after HURIDOCS Events Standard Formats, field 2209",
  words: {
    "same-journey": "Parts of one journey",
    "same-accused": "An accused in common",
    "same-survivor": "A survivor in common",
    "same-network": "One network, as reported",
    "cross-case": "Counter-case",
    other: "Other",
  },
});

export const pendencyMeans = codeList({
  name: "pendency-means",
  title: "How it was checked",
  source: "Tareekh",
  words: {
    "court-website": "Court website or app",
    "court-visit": "Visit to the court",
    "cause-list": "Cause list",
    "told-by-prosecutor": "Told by the prosecutor",
    "told-by-counsel": "Told by counsel",
    "told-by-police": "Told by the police",
    "told-by-survivor-or-family": "Told by the survivor or the family",
    other: "Other",
  },
});

export const pendencyFindings = codeList({
  name: "pendency-finding",
  title: "What was found",
  source: "Tareekh; pendency and disposal flag of the National Judicial Data Grid",
  words: {
    pending: "Pending",
    disposed: "Disposed of",
    "under-investigation": "Still under investigation",
    "not-found": "Not found",
    "not-told": "No answer was given",
  },
});

export const claimKinds = codeList({
  name: "claim-kind",
  title: "What is claimed",
  source: "Tareekh; HURIDOCS Events Standard Formats keep who says so apart from what happened",
  words: {
    "link-across-cases": "One person connects several cases or people",
    "charged-unclear": "Said to be charged; whether by FIR, chargesheet or court is unclear",
    "earlier-cases": "Said to have earlier cases",
    "police-watch": "Said to have been watched by the police",
    "evaded-police": "Said to have evaded the police",
    "long-exploitation": "Said to have gone on for long",
    "leads-network": "Said to lead a network",
    "told-police":
      "Said to have told the police of it; no confession in law, BSA s.23 (Evidence Act ss.25, 26)",
    "number-of-operations": "Said number of operations",
    "stage-unclear": "A stage is named, but not which",
    other: "Other",
  },
});
