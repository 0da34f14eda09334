import { codeList } from "../code-list.ts";

export const sourceKinds = codeList({
  name: "source-kind",
  title: "Kind of source",
  source: "Tareekh; after HURIDOCS Events Standard Formats, field 2512",
  words: {
    "court-order": "Court order",
    "court-record": "Court record or cause list",
    "police-record": "Police record (FIR, case diary, chargesheet)",
    "medical-record": "Medical or forensic record",
    "cwc-record": "Child Welfare Committee record",
    "legal-aid-record": "Legal services authority record",
    "own-observation": "Seen by the person recording",
    survivor: "Told by the survivor",
    family: "Told by the family",
    counsel: "Told by counsel",
    "ngo-report": "Report of an organisation",
    "press-release": "Press release",
    blog: "Blog",
    news: "News report",
    other: "Other",
    "not-stated": "Not stated",
  },
});

export const reliabilities = codeList({
  name: "reliability",
  title: "Reliability",
  source: "HURIDOCS Events Standard Formats, field 2553",
  words: {
    "highly-reliable": "Highly reliable",
    "likely-reliable": "Likely reliable",
    unsure: "Unsure",
    "likely-unreliable": "Likely unreliable",
    "highly-unreliable": "Highly unreliable",
    "not-stated": "Not stated",
  },
});
