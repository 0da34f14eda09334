/** What this room refuses: a value with which no figure can be computed. */

/** An observation, by its place from 0 in what was given, whose field cannot be what it is. */
export interface BadObservation {
  readonly kind: "bad-observation";
  readonly index: number;
  readonly field: string;
  readonly value: unknown;
  readonly expected: string;
}

/** What was asked of the observations, or of a curve, and cannot be asked. */
export interface BadArgument {
  readonly kind: "bad-argument";
  readonly name: string;
  readonly value: unknown;
  readonly expected: string;
}

/** A mistake of the caller's; observations from which a figure cannot be had are not one, and give null. */
export class StatisticsError extends Error {
  override readonly name = "StatisticsError";
  readonly reason: BadObservation | BadArgument;

  constructor(reason: BadObservation | BadArgument) {
    const where =
      reason.kind === "bad-observation" ? `observation ${reason.index}: ${reason.field}` : reason.name;
    super(`${where}: expected ${reason.expected}, and ${worded(reason.value)} came`);
    this.reason = reason;
  }
}

const worded = (value: unknown): string =>
  typeof value === "string" ? JSON.stringify(value) : String(value);

export const badObservation = (
  index: number,
  field: string,
  value: unknown,
  expected: string,
): StatisticsError => new StatisticsError({ kind: "bad-observation", index, field, value, expected });

export const badArgument = (name: string, value: unknown, expected: string): StatisticsError =>
  new StatisticsError({ kind: "bad-argument", name, value, expected });
