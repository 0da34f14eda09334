/** What figures of court dates say, in sentences that can stand beside them: also what they do not say. */
import type { AdjournmentsAsked, CourtDateFigures, PerProceedingFigures } from "./adjournment-lines.ts";
import { figure, many, unitsIn } from "./counts-in-words.ts";

const stretch = ({ from, to }: AdjournmentsAsked): readonly string[] => {
  if (from === undefined && to === undefined) return [];
  const parts = [...(from === undefined ? [] : [`from ${from}`]), ...(to === undefined ? [] : [`to ${to}`])];
  return [
    `Only court dates ${parts.join(" ")} are counted: figures of a proceeding are of its court dates in that time alone.`,
  ];
};

/** How many of the court dates were put off, in a sentence; null where there are none. */
export const whatWasPutOff = (
  total: CourtDateFigures,
  { side, reason }: AdjournmentsAsked = {},
): string | null => {
  if (total.courtDates === 0) return null;
  if (total.putOffOf100 === null) return "No shares are given of fewer than five.";
  const which = side === undefined && reason === undefined ? "" : " by the side or for the reason asked for";
  const perhaps =
    total.perhapsPutOff === 0
      ? ""
      : `, and at most ${total.atMostOf100}: of ${figure(total.perhapsPutOff)} too little is on record to tell`;
  return `Of 100 court dates ${total.putOffOf100} were put off${which}${perhaps}. Put off means: an adjournment is on record, or the date was not held.`;
};

const whoAsked = ({ putOff, sideNotRecorded, reasonNotRecorded }: CourtDateFigures): readonly string[] => {
  const unknown = sideNotRecorded + reasonNotRecorded;
  if (putOff + unknown === 0) return [];
  const said = "The side is the side that asked, as the record has it.";
  return unknown === 0
    ? [said]
    : [
        `${said} Of all that were put off, ${figure(sideNotRecorded)} have no side on record and ${figure(reasonNotRecorded)} no reason; these are counted, on a line of their own.`,
      ];
};

const witnesses = (total: CourtDateFigures): readonly string[] => {
  const { witnessesPresent, witnessesSentHome, witnessesExamined, witnessesNotTold } = total;
  if (witnessesPresent === 0) return [];
  const times = (count: number): string => many(count, "time", "times");
  const became = [
    ...(witnessesExamined === 0 ? [] : [`${times(witnessesExamined)} examined`]),
    ...(witnessesSentHome === 0 ? [] : [`${times(witnessesSentHome)} sent home without being examined`]),
  ];
  const said = became.length === 0 ? "" : ` On record: ${became.join(", ")}.`;
  const notTold =
    witnessesNotTold === 0
      ? ""
      : ` Of at least ${times(witnessesNotTold)} nobody recorded which: in no share.`;
  const law =
    witnessesSentHome === 0
      ? ""
      : " Section 346 BNSS (309 CrPC) wants special reasons for sending a witness home.";
  const unknown =
    total.witnessesNotRecorded === 0
      ? ""
      : ` Of ${many(total.witnessesNotRecorded, "court date", "court dates")} nobody recorded who came.`;
  return [`Witnesses came ${times(witnessesPresent)}.${said}${law}${notTold}${unknown}`];
};

const pending = (lines: readonly PerProceedingFigures[]): readonly string[] => {
  const standing = (which: PerProceedingFigures["standing"]): number =>
    lines.find((line) => line.standing === which)?.proceedings ?? 0;
  const waiting = standing("pending");
  const ended = standing("ended");
  const beside =
    ended === 0
      ? ""
      : ` Figures of ${ended === 1 ? "the one" : `the ${figure(ended)}`} of which the end is on record stand beside them, and leave out the slowest.`;
  return waiting === 0
    ? []
    : [
        `${many(waiting, "proceeding is", "proceedings are")} still pending: the number of court dates is still growing, so that figures of all proceedings are lower than they will be.${beside}`,
      ];
};

export const adjournmentSentences = (
  total: CourtDateFigures,
  ofAll: readonly PerProceedingFigures[],
  asked: AdjournmentsAsked,
): readonly string[] => {
  const putOff = whatWasPutOff(total, asked);
  return [
    `These are cases followed by this office: ${many(total.courtDates, "court date", "court dates")} on record in ${unitsIn("proceeding", total.proceedings)}, each counted once however often it was recorded. It is not a census.`,
    ...stretch(asked),
    ...(putOff === null ? [] : [putOff]),
    ...whoAsked(total),
    ...witnesses(total),
    ...pending(ofAll),
  ];
};
