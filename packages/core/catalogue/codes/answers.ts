import { codeList } from "../code-list.ts";

/** For what matters enough that "nobody said" must differ from "no". */
export const answers = codeList({
  name: "answer",
  title: "Yes, no or not stated",
  source: "Tareekh",
  words: { yes: "Yes", no: "No", "not-stated": "Not stated" },
});
