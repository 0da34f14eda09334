/** The points of a curve as they are kept: in two columns, of a fourth of the size of as many objects. */

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

/** Numbers of a point in each of the two columns. */
const EACH = 3;

/** A millionth is more than any of these figures can bear. */
const rounded = (share: number | null | undefined): number =>
  share === null || share === undefined ? Number.NaN : Math.round(share * 1e6) / 1e6;

const orNull = (share: number | undefined): number | null =>
  share === undefined || Number.isNaN(share) ? null : share;

export class StoredCurve {
  readonly #step: number;
  /** Of each point `atRisk`, `ended` and `lastKnownWaiting`. */
  readonly #counts: Int32Array;
  /** Of each point `waiting`, `lower` and `upper`; NaN for null. */
  readonly #shares: Float64Array;

  /**
   * @param step days from each point to the next
   * @param points how many there are
   * @param at the point of that place; its shares are kept to a millionth
   */
  constructor(step: number, points: number, at: (place: number) => Omit<CurvePoint, "days">) {
    this.#step = step;
    this.#counts = new Int32Array(points * EACH);
    this.#shares = new Float64Array(points * EACH);
    for (let place = 0, i = 0; place < points; place++, i += EACH) {
      const point = at(place);
      this.#counts[i] = point.atRisk;
      this.#counts[i + 1] = point.ended;
      this.#counts[i + 2] = point.lastKnownWaiting;
      this.#shares[i] = rounded(point.waiting);
      this.#shares[i + 1] = rounded(point.lower);
      this.#shares[i + 2] = rounded(point.upper);
    }
  }

  /** Made anew each time: read them once. */
  points(): readonly CurvePoint[] {
    return Array.from({ length: this.#counts.length / EACH }, (_, place) => {
      const i = place * EACH;
      return {
        days: place * this.#step,
        atRisk: this.#counts[i] ?? 0,
        ended: this.#counts[i + 1] ?? 0,
        lastKnownWaiting: this.#counts[i + 2] ?? 0,
        waiting: orNull(this.#shares[i]),
        lower: orNull(this.#shares[i + 1]),
        upper: orNull(this.#shares[i + 2]),
      };
    });
  }
}
