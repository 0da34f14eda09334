/** What figures of court dates say, in sentences that can stand beside them: also what they do not say. */
import type { AdjournmentsAsked, CourtDateFigures, PerProceedingFigures } from "./adjournment-lines.ts";

const grouped = new Intl.NumberFormat("en-IN");
const figure = (count: number): string => grouped.format(count);
const of = (count: number, one: string, several: string): string =>
  `${figure(count)} ${count === 1 ? one : several}`;

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

const witnesses = (total: CourtDateFigures): readonly string[] => {
  const { witnessesPresent, witnessesSentHome, witnessesExamined, witnessesNotTold } = total;
  if (witnessesPresent === 0) return [];
  const told = witnessesSentHome + witnessesExamined;
  const sentHome =
    told === 0
      ? ""
      : ` Of ${of(told, "time", "times")} of which it is recorded whether they were examined, they were sent home without ${figure(witnessesSentHome)}; section 346 BNSS (309 CrPC) wants special reasons for that.`;
  const notTold =
    witnessesNotTold === 0
      ? ""
      : ` Of ${of(witnessesNotTold, "time", "times")} nobody recorded whether they were examined: these are in no share.`;
  return [
    `Witnesses came ${of(witnessesPresent, "time", "times")}.${sentHome}${notTold} Of ${of(total.witnessesNotRecorded, "court date", "court dates")} nobody recorded who came.`,
  ];
};

const pending = (lines: readonly PerProceedingFigures[]): readonly string[] => {
  const standing = (which: PerProceedingFigures["standing"]): number =>
    lines.find((line) => line.standing === which)?.proceedings ?? 0;
  const waiting = standing("pending");
  return waiting === 0
    ? []
    : [
        `${of(waiting, "proceeding is", "proceedings are")} still pending: the number of their court dates is still growing, so that figures of all proceedings are lower than they will be. Those of the ${figure(standing("ended"))} of which the end is on record stand beside them, and leave out the slowest.`,
      ];
};

export const adjournmentSentences = (
  total: CourtDateFigures,
  ofAll: readonly PerProceedingFigures[],
  asked: AdjournmentsAsked,
): readonly string[] => {
  const putOff = whatWasPutOff(total, asked);
  return [
    `These are cases followed by this office: ${of(total.courtDates, "court date", "court dates")} on record in ${of(total.proceedings, "proceeding", "proceedings")}, each counted once however often it was recorded. It is not a census.`,
    ...stretch(asked),
    ...(putOff === null ? [] : [putOff]),
    `The side is the side that asked, as the record has it. Of all that were put off, the side is not recorded of ${figure(total.sideNotRecorded)} and the reason not of ${figure(total.reasonNotRecorded)}; these are counted, on a line of their own.`,
    ...witnesses(total),
    ...pending(ofAll),
  ];
};
