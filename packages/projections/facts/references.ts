/** References to people and proceedings within a case (`accused-2`, `proceeding-1`): their order and their role. */
import { type PersonRole, personRoles } from "@tareekh/core/catalogue/fields.ts";

const NUMBERED = /^([a-z]+)-([0-9]+)$/;

/** `accused-2` before `accused-10`; anything else by its text. The same everywhere, whatever the machine's language. */
export const byReference = (a: string, b: string): number => {
  const first = NUMBERED.exec(a);
  const second = NUMBERED.exec(b);
  if (first !== null && second !== null && first[1] === second[1])
    return Number(first[2]) - Number(second[2]);
  return a < b ? -1 : a > b ? 1 : 0;
};

/** The role that a reference itself states; null for one that is a UUID. */
export const roleInReference = (id: string): PersonRole | null => {
  const stated = NUMBERED.exec(id)?.[1];
  return personRoles.find((role) => role === stated) ?? null;
};
