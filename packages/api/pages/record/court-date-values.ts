/** From the short form of a court date to the inputs of the full one: what stands for today, or for another day. */
import { FormValues } from "../forms/form-values.ts";

export const courtDateValues = (values: FormValues, today: string): FormValues => {
  const next = values.one("next");
  const nextDate = next === "other" ? values.one("data.next.date") : next === "none" ? "" : next;
  const adjourned = values.one("data.adjournment.askedBy") !== "";
  const otherReason = values.one("other-reason");
  const kept = values.entries().filter(
    ([name, value]) =>
      // A reason stays chosen when the side is taken back, and an accused of whom nothing is said is no attendance.
      !(name.startsWith("data.adjournment.") && !adjourned) &&
      !(
        /^data\.attendance\.\d+\.accused$/.test(name) &&
        values.one(name.replace(/accused$/, "present")) === ""
      ) &&
      value !== "",
  );
  return new FormValues(kept).with([
    ["occurred.certainty", "on"],
    ["occurred.date", values.one("day") === "other" ? values.one("occurred.date") : today],
    ...(adjourned && otherReason !== "" ? ([["data.adjournment.reason", otherReason]] as const) : []),
    ["data.next.date", nextDate],
    ...(next === "none" ? ([["data.next.none", "yes"]] as const) : []),
  ]);
};
