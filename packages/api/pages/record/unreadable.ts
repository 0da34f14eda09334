/** Whether a text of an entry could not be opened: a form that shows it empty would drop it when it is saved. */
import { isUnreadable } from "@tareekh/core/sealing/open-event.ts";

/** A text that was forgotten on purpose is none of these: it may be dropped. */
export const holdsUnreadable = (value: unknown): boolean => {
  if (typeof value !== "object" || value === null) return false;
  return isUnreadable(value) || Object.values(value).some(holdsUnreadable);
};
