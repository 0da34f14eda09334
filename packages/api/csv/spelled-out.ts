/**
 * What has parts, in one cell that a person can read: `accused: accused-1, present: yes; accused: accused-2`.
 *
 * A program takes the same from the JSON answer, where it keeps its shape.
 */

/** The days between which something happened. */
interface DaysBetween {
  readonly earliest: string | null;
  readonly latest: string | null;
}

const isPart = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isDaysBetween = (value: object): value is DaysBetween => "earliest" in value && "latest" in value;

const daysBetween = ({ earliest, latest }: DaysBetween): string => {
  if (earliest === null) return latest === null ? "not dated" : `on or before ${latest}`;
  if (latest === null) return `on or after ${earliest}`;
  return earliest === latest ? earliest : `${earliest} to ${latest}`;
};

/** Parts are told by name, and those that are not known are left out. */
export const spelledOut = (value: unknown): string => {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return value.map(spelledOut).join("; ");
  if (!isPart(value)) return String(value);
  if (isDaysBetween(value)) return daysBetween(value);
  return Object.entries(value)
    .map(([name, part]) => [name, spelledOut(part)] as const)
    .filter(([, told]) => told !== "")
    .map(([name, told]) => `${name}: ${told}`)
    .join(", ");
};
