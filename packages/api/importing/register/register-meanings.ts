/** What the texts of a register's columns for the outcome and the status mean, and what they let one suppose. */
import { pendencyFindings } from "@tareekh/core/catalogue/codes/record-keeping.ts";
import { disposals, judgmentOutcomes } from "@tareekh/core/catalogue/codes/trial.ts";

/** A meaning: how a judgment ended the case, how else it ended, or how it stands. `judgment:acquitted`, `standing:pending`. */
export interface Meaning {
  readonly code: string;
  readonly words: string;
}

const meanings = (of: string, words: Readonly<Record<string, string>>): readonly Meaning[] =>
  Object.entries(words).map(([code, said]) => ({ code: `${of}:${code}`, words: said }));

const PENDING = "standing:pending";

export const outcomeMeanings: readonly Meaning[] = [
  { code: PENDING, words: pendencyFindings.words.pending },
  ...meanings("judgment", judgmentOutcomes.words),
  ...meanings("otherwise", disposals.words),
];

export const statusMeanings: readonly Meaning[] = meanings("standing", pendencyFindings.words);

const SUPPOSED: readonly (readonly [RegExp, string])[] = [
  [/acquit/, "judgment:acquitted"],
  [/plea bargain/, "otherwise:plea-bargain"],
  [/convict/, "judgment:convicted"],
  [/abat/, "otherwise:abated"],
  [/quash/, "otherwise:quashed"],
  [/withdr/, "otherwise:withdrawn"],
  [/compound|compromis/, "otherwise:compounded"],
  [/discharg/, "otherwise:discharged"],
  [/transfer/, "otherwise:transferred-elsewhere"],
  [/juvenile/, "otherwise:to-juvenile-board"],
  [/pending|running|under trial|part heard/, PENDING],
  [/investigation/, "standing:under-investigation"],
  [/dispos|decided|closed/, "standing:disposed"],
];

/** Null where a person must say; so too where a text speaks of several endings: some convicted, some acquitted. */
export const supposedMeaning = (text: string, among: readonly Meaning[]): string | null => {
  const lower = text.trim().toLowerCase();
  const word = among.find(({ words }) => words.toLowerCase() === lower);
  if (word !== undefined) return word.code;
  const fits = SUPPOSED.flatMap(([form, code]) =>
    form.test(lower) && among.some((one) => one.code === code) ? [code] : [],
  );
  return fits.length === 1 ? (fits[0] ?? null) : null;
};
