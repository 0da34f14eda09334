/** What the statutes make of a person's age, in a few words: one line where they agree, those that differ named. */
import type { AgeAnswer, AgeLabelName } from "@tareekh/core/law/age.ts";
import type { AgeLabel } from "@tareekh/projections/facts/ages.ts";
import type { Words } from "../words/words.ts";

type Under = keyof Words["case"]["underStatutes"];

const ofChild: Readonly<Record<AgeAnswer, Under>> = {
  yes: "child",
  no: "adult",
  "cannot-tell": "cannot-tell",
};

/** The Immoral Traffic (Prevention) Act alone tells a child, below 16, from a minor, of 16 or 17. */
const underItpa = (answers: Readonly<Record<AgeLabelName, AgeAnswer>>): Under => {
  if (answers["itpa-child"] === "yes") return "child";
  if (answers["itpa-minor"] === "yes") return "minor";
  if (answers["itpa-child"] === "no" && answers["itpa-minor"] === "no") return "adult";
  return answers["jj-child"] === "yes" ? "child-or-minor" : "cannot-tell";
};

/** `a child under every statute`; or who is a child under some, and a minor under another. Null where nobody can tell. */
export const underStatutes = (words: Words, { statutes }: AgeLabel): string | null => {
  if (statutes === null) return null;
  const say = words.case;
  const answers = [
    [say.statutes.pocso, ofChild[statutes["pocso-child"]]],
    [say.statutes.jj, ofChild[statutes["jj-child"]]],
    [say.statutes.bns, ofChild[statutes["bns-child"]]],
    [say.statutes.itpa, underItpa(statutes)],
  ] as const;
  const alike = [...Map.groupBy(answers, ([, under]) => under)];
  const [only] = alike;
  if (only !== undefined && alike.length === 1)
    return only[0] === "cannot-tell" ? null : say.underAll(say.underStatutes[only[0]]);
  return alike
    .map(([under, ones]) =>
      say.underSome(
        say.underStatutes[under],
        ones.map(([statute]) => statute),
      ),
    )
    .join("; ");
};
