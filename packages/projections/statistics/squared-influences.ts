/**
 * The sums of squared influences behind the infinitesimal-jackknife error of cumulative incidences, kept from one time
 * to the next at a cost of one step an outcome for each time and for each observation.
 *
 * The influence of an observation on an estimate is the estimate's derivative by the observation's frequency; its
 * variance is the sum of the squares of all of them. That on the survival S is S·c, that on the incidence F of an
 * outcome is u. At a time with d events among n at risk, of which the outcome's raise F by dF = S(t−)·events/n,
 *
 *     for everyone:       u ← u + c·dF       (who shifted the survival shifts what F gains of it)
 *     for those at risk:  u ← u − dF/n,      c ← c + d/(n·(n − d))
 *     who has an event:   c ← c − 1/(n − d), u ← u + S(t−)/n for its own outcome
 *
 * So those at risk since the origin all have the same u and c, running totals; whoever entered later has what follows
 * from the totals then and now. Whoever left keeps its c, and its u is c·(F − x) for a constant x: the squares of all
 * who left are a weighted sum of squares about F, carried by its weight, mean and spread (Welford 1962), which loses
 * nothing where the sum of the squares itself would be a small difference of large ones.
 */

/** The outcome of one who left pending. */
export const STILL_PENDING = -1;

export class SquaredInfluences {
  readonly #outcomes: number;
  /** Observations at risk from the origin, by frequency, and their c and u; F beside them. */
  #fromOrigin: number;
  #c = 0;
  readonly #u: Float64Array;
  readonly #incidence: Float64Array;
  /** c, u and F after each row, from row 0, the origin: what those had reached who entered then. */
  readonly #pastC: Float64Array;
  readonly #pastU: Float64Array;
  readonly #pastIncidence: Float64Array;
  /** Sums over those at risk who entered later. */
  #late = 0;
  #lateC = 0;
  #lateCC = 0;
  readonly #lateU: Float64Array;
  readonly #lateUC: Float64Array;
  readonly #lateUU: Float64Array;
  /** Those who left: Σ c², and by outcome the mean of x and Σ c²(x − mean)²; Σ u² of those whose c is 0. */
  #weight = 0;
  readonly #mean: Float64Array;
  readonly #spread: Float64Array;
  readonly #constant: Float64Array;
  /** At the present time: c before it, 1/n, S(t−)/n, and whether all at risk have an event. */
  #before = 0;
  #share = 0;
  #gain = 0;
  #last = false;

  constructor(outcomes: number, rows: number, fromOrigin: number) {
    this.#outcomes = outcomes;
    this.#fromOrigin = fromOrigin;
    this.#u = new Float64Array(outcomes);
    this.#incidence = new Float64Array(outcomes);
    this.#pastC = new Float64Array(rows + 1);
    this.#pastU = new Float64Array((rows + 1) * outcomes);
    this.#pastIncidence = new Float64Array((rows + 1) * outcomes);
    this.#lateU = new Float64Array(outcomes);
    this.#lateUC = new Float64Array(outcomes);
    this.#lateUU = new Float64Array(outcomes);
    this.#mean = new Float64Array(outcomes);
    this.#spread = new Float64Array(outcomes);
    this.#constant = new Float64Array(outcomes);
  }

  /** So many come under observation after the last row; they have influenced nothing yet. */
  enter(frequency: number): void {
    this.#late += frequency;
  }

  /**
   * A time with events: `gained` by outcome is dF. All at risk are moved on; whoever leaves at it does so next.
   *
   * @param survival just before the time
   */
  move(atRisk: number, events: number, survival: number, gained: Float64Array): void {
    const share = 1 / atRisk;
    this.#before = this.#c;
    this.#share = share;
    this.#gain = survival * share;
    this.#last = events >= atRisk;
    // Where all have an event nothing can be gained any more, and c no longer matters.
    const rise = this.#last ? 0 : events / (atRisk * (atRisk - events));
    for (let k = 0; k < this.#outcomes; k++) {
      const dF = gained[k] ?? 0;
      this.#u[k] = (this.#u[k] ?? 0) + (this.#c - share) * dF;
      this.#incidence[k] = (this.#incidence[k] ?? 0) + dF;
      if (this.#late > 0) this.#moveLate(k, dF, share, rise);
    }
    this.#lateCC += rise * (2 * this.#lateC + rise * this.#late);
    this.#lateC += rise * this.#late;
    this.#c += rise;
  }

  #moveLate(k: number, dF: number, share: number, rise: number): void {
    const u = this.#lateU[k] ?? 0;
    const uc = this.#lateUC[k] ?? 0;
    const loss = dF * share;
    this.#lateUU[k] =
      (this.#lateUU[k] ?? 0) +
      dF * (2 * uc + dF * this.#lateCC) -
      loss * (2 * (u + dF * this.#lateC) - loss * this.#late);
    const moved = u + dF * this.#lateC - loss * this.#late;
    this.#lateU[k] = moved;
    this.#lateUC[k] = uc + dF * this.#lateCC - loss * this.#lateC + rise * moved;
  }

  /**
   * One leaves with an `outcome`, at the time last moved to, or `STILL_PENDING`, then or at any time after it. Once all
   * at risk have had an event there is nobody to leave, and who comes later has no influence.
   *
   * @param entered the row after which it had come under observation; 0 for the origin
   */
  leave(entered: number, frequency: number, outcome: number): void {
    const since = this.#pastC[entered] ?? 0;
    const c = this.#c - since;
    const ended = outcome !== STILL_PENDING;
    const kept = ended ? this.#before - since - this.#share : c;
    const weight = this.#last || kept === 0 ? 0 : frequency * kept * kept;
    const total = this.#weight + weight;
    for (let k = 0; k < this.#outcomes; k++) {
      const place = entered * this.#outcomes + k;
      const incidence = this.#incidence[k] ?? 0;
      const u =
        (this.#u[k] ?? 0) -
        (this.#pastU[place] ?? 0) -
        since * (incidence - (this.#pastIncidence[place] ?? 0));
      if (entered > 0) {
        this.#lateU[k] = (this.#lateU[k] ?? 0) - frequency * u;
        this.#lateUC[k] = (this.#lateUC[k] ?? 0) - frequency * u * c;
        this.#lateUU[k] = (this.#lateUU[k] ?? 0) - frequency * u * u;
      }
      const own = k === outcome ? u + this.#gain : u;
      if (weight === 0) {
        this.#constant[k] = (this.#constant[k] ?? 0) + frequency * own * own;
        continue;
      }
      const apart = incidence - own / kept - (this.#mean[k] ?? 0);
      this.#mean[k] = (this.#mean[k] ?? 0) + (apart * weight) / total;
      this.#spread[k] = (this.#spread[k] ?? 0) + apart * apart * weight * (this.#weight / total);
    }
    this.#weight = total;
    if (entered === 0) this.#fromOrigin -= frequency;
    else this.#leaveLate(frequency, c);
  }

  #leaveLate(frequency: number, c: number): void {
    this.#late -= frequency;
    this.#lateC -= frequency * c;
    this.#lateCC -= frequency * c * c;
    if (this.#late > 0) return;
    // What rounding left behind of sums over nobody.
    this.#late = 0;
    this.#lateC = 0;
    this.#lateCC = 0;
    this.#lateU.fill(0);
    this.#lateUC.fill(0);
    this.#lateUU.fill(0);
  }

  /** Ends a row, counted from 1: whoever enters from now on entered after it. */
  close(row: number): void {
    this.#pastC[row] = this.#c;
    this.#pastU.set(this.#u, row * this.#outcomes);
    this.#pastIncidence.set(this.#incidence, row * this.#outcomes);
  }

  incidence(k: number): number {
    return this.#incidence[k] ?? 0;
  }

  /** The sum of the squared influences on the incidence of an outcome. */
  variance(k: number): number {
    const u = this.#u[k] ?? 0;
    const apart = (this.#incidence[k] ?? 0) - (this.#mean[k] ?? 0);
    const left = this.#weight * apart * apart + (this.#spread[k] ?? 0) + (this.#constant[k] ?? 0);
    return Math.max(left + this.#fromOrigin * u * u + (this.#lateUU[k] ?? 0), 0);
  }
}
