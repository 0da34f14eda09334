/**
 * Days as spreadsheets count them: a number of days, with the time of day as its fraction.
 *
 * Excel's "1900 date system" counts from 1 January 1900 as 1 and has a 29 February 1900 that never was (its day 60);
 * the "1904 date system" counts from 1 January 1904 as 0 (ECMA-376 part 1, 18.17.4).
 */

export type DateSystem = "1900" | "1904";

const MS_A_DAY = 86_400_000;
const MINUTES_A_DAY = 1_440;
/** 31 December 9999 in the 1900 system. */
const LAST = 2_958_465;

/** As `2020-12-03`, or `2020-12-03 10:30` where the number has a time; null where the number is no day. */
export const excelMoment = (serial: number, system: DateSystem): string | null => {
  const minutes = Math.round(serial * MINUTES_A_DAY);
  const days = Math.floor(minutes / MINUTES_A_DAY);
  if (!Number.isFinite(serial) || days < (system === "1900" ? 1 : 0) || days > LAST) return null;
  if (system === "1900" && days === 60) return null;
  const epoch =
    system === "1904"
      ? Date.UTC(1904, 0, 1)
      : days < 60
        ? Date.UTC(1899, 11, 31)
        : // after the day that never was
          Date.UTC(1899, 11, 30);
  const day = new Date(epoch + days * MS_A_DAY).toISOString().slice(0, 10);
  const time = minutes - days * MINUTES_A_DAY;
  if (time === 0) return day;
  const [hours, rest] = [Math.floor(time / 60), time % 60];
  return `${day} ${String(hours).padStart(2, "0")}:${String(rest).padStart(2, "0")}`;
};
