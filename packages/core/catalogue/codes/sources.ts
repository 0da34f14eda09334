/** Who says so, how exactly, and how far it can be relied on. */
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

/** EDTF has no word for them, and a range of days in their place would be a guess. */
export const partsOfTime = codeList({
  name: "part-of-time",
  title: "Part of the time",
  source: "Tareekh; words of our sources",
  words: {
    early: "Early in it",
    middle: "In the middle of it",
    late: "Late in it",
    morning: "In the morning",
    "day-time": "By day",
    evening: "In the evening",
    night: "At night",
  },
});

/** A source often tells that somebody is in a shelter or a jail, and nothing of who decided it. */
export const bases = codeList({
  name: "basis",
  title: "What is known",
  source: "Tareekh; after HURIDOCS Events Standard Formats, which keep who says so apart from what happened",
  words: {
    ordered: "That an authority ordered it",
    stated: "Only that it is so; no order is known",
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
