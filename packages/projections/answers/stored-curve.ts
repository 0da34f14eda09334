/**
 * The points of a curve as they are kept: in columns, of a sixth of the size of as many objects; and as the bytes of their
 * JSON, without an object or a text for each.
 */
import { JsonDigits, jsonBytes } from "./json-digits.ts";

/** The curve at a whole number of steps from the beginning. */
export interface CurvePoint {
  readonly days: number;
  /** Under observation just before. */
  readonly atRisk: number;
  /** Since the point before, this day included. */
  readonly ended: number;
  readonly lastKnownWaiting: number;
  /** The share still waiting after that day, with its 95 % interval; null where that is not defined. */
  readonly waiting: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
}

/** Numbers of a point: `atRisk`, `ended` and `lastKnownWaiting`, then `waiting`, `lower` and `upper` in millionths. */
const EACH = 6;

/** A millionth is more than any of these figures can bear. */
const MILLION = 1_000_000;
/** Stands for null: no share is below 0. */
const NO_SHARE = -1;

const millionths = (share: number | null): number =>
  share === null ? NO_SHARE : Math.round(share * MILLION);

const orNull = (share: number | undefined): number | null =>
  share === undefined || share === NO_SHARE ? null : share / MILLION;

const names = {
  days: jsonBytes('{"days":'),
  atRisk: jsonBytes(',"atRisk":'),
  ended: jsonBytes(',"ended":'),
  lastKnownWaiting: jsonBytes(',"lastKnownWaiting":'),
  waiting: jsonBytes(',"waiting":'),
  lower: jsonBytes(',"lower":'),
  upper: jsonBytes(',"upper":'),
} as const;
const [NONE, BETWEEN, POINT_ENDS, LIST_ENDS] = [
  jsonBytes("null"),
  jsonBytes(","),
  jsonBytes("}"),
  jsonBytes("]}"),
];

/** One curve is written after the other. */
const json = new JsonDigits();

const writeShare = (share: number | undefined): void => {
  if (share === undefined || share === NO_SHARE) json.put(NONE);
  else json.millionths(share);
};

export class StoredCurve {
  readonly #step: number;
  readonly #numbers: Int32Array;

  /**
   * @param step days from each point to the next
   * @param points how many there are
   * @param at the point of that place; its shares are kept to a millionth
   */
  constructor(step: number, points: number, at: (place: number) => Omit<CurvePoint, "days">) {
    this.#step = step;
    this.#numbers = new Int32Array(points * EACH);
    for (let place = 0, i = 0; place < points; place++, i += EACH) {
      const point = at(place);
      this.#numbers[i] = point.atRisk;
      this.#numbers[i + 1] = point.ended;
      this.#numbers[i + 2] = point.lastKnownWaiting;
      this.#numbers[i + 3] = millionths(point.waiting);
      this.#numbers[i + 4] = millionths(point.lower);
      this.#numbers[i + 5] = millionths(point.upper);
    }
  }

  /** Made anew each time: read them once. */
  points(): readonly CurvePoint[] {
    return Array.from({ length: this.#numbers.length / EACH }, (_, place) => {
      const i = place * EACH;
      return {
        days: place * this.#step,
        atRisk: this.#numbers[i] ?? 0,
        ended: this.#numbers[i + 1] ?? 0,
        lastKnownWaiting: this.#numbers[i + 2] ?? 0,
        waiting: orNull(this.#numbers[i + 3]),
        lower: orNull(this.#numbers[i + 4]),
        upper: orNull(this.#numbers[i + 5]),
      };
    });
  }

  /** The bytes of `JSON.stringify({ ...before, points: this.points() })`. */
  json(before: object): Uint8Array {
    json.begin().put(jsonBytes(JSON.stringify({ ...before, points: [] }).slice(0, -LIST_ENDS.length)));
    const numbers = this.#numbers;
    for (let i = 0, days = 0; i < numbers.length; i += EACH, days += this.#step) {
      if (i > 0) json.put(BETWEEN);
      json.put(names.days).whole(days);
      json.put(names.atRisk).whole(numbers[i] ?? 0);
      json.put(names.ended).whole(numbers[i + 1] ?? 0);
      json.put(names.lastKnownWaiting).whole(numbers[i + 2] ?? 0);
      json.put(names.waiting);
      writeShare(numbers[i + 3]);
      json.put(names.lower);
      writeShare(numbers[i + 4]);
      json.put(names.upper);
      writeShare(numbers[i + 5]);
      json.put(POINT_ENDS);
    }
    return json.put(LIST_ENDS).done();
  }
}
