/** What groups had of the events and what they were expected to have, with the covariance, over times and strata. */
import { type QuadraticForm, quadraticForm } from "./quadratic-form.ts";

export class GroupDifferences {
  readonly observed: Float64Array;
  readonly expected: Float64Array;
  readonly #size: number;
  /** Of observed − expected, row by row; only on and above the diagonal. */
  readonly #covariance: Float64Array;
  /** At risk at the time in hand, by group and in all. */
  readonly #atRisk: Float64Array;
  #total = 0;
  /** The groups with anyone at risk at the time in hand. */
  readonly #present: Int32Array;

  constructor(size: number) {
    this.#size = size;
    this.observed = new Float64Array(size);
    this.expected = new Float64Array(size);
    this.#covariance = new Float64Array(size * size);
    this.#atRisk = new Float64Array(size);
    this.#present = new Int32Array(size);
  }

  startStratum(): void {
    this.#atRisk.fill(0);
    this.#total = 0;
  }

  /** So many more, or fewer, of a group are at risk. */
  change(group: number, by: number): void {
    this.#atRisk[group] = (this.#atRisk[group] ?? 0) + by;
    this.#total += by;
  }

  observe(group: number, weighted: number): void {
    this.observed[group] = (this.observed[group] ?? 0) + weighted;
  }

  /** Shares `events` at the time in hand out among those at risk at it. */
  expect(events: number, weight: number): void {
    const total = this.#total;
    let present = 0;
    for (let g = 0; g < this.#size; g++) {
      const atRisk = this.#atRisk[g] ?? 0;
      if (atRisk <= 0) continue;
      this.#present[present++] = g;
      this.expected[g] = (this.expected[g] ?? 0) + (weight * events * atRisk) / total;
    }
    if (total <= 1 || events >= total || present < 2) return;
    const factor = (weight * weight * events * (total - events)) / (total * total * (total - 1));
    const atRisk = this.#atRisk;
    const covariance = this.#covariance;
    const groups = this.#present;
    for (let a = 0; a < present; a++) {
      const g = groups[a] ?? 0;
      const row = g * this.#size;
      const own = atRisk[g] ?? 0;
      const shared = factor * own;
      covariance[row + g] = (covariance[row + g] ?? 0) + shared * (total - own);
      for (let b = a + 1; b < present; b++) {
        const h = groups[b] ?? 0;
        covariance[row + h] = (covariance[row + h] ?? 0) - shared * (atRisk[h] ?? 0);
      }
    }
  }

  covariance(g: number, h: number): number {
    return this.#covariance[Math.min(g, h) * this.#size + Math.max(g, h)] ?? 0;
  }

  /**
   * (O − E)′ V⁻ (O − E) over the groups of which anything is expected. The differences add up to nothing, so one group
   * says what the others do: the one with the largest variance is left out, on which the value does not depend.
   */
  quadraticForm(): QuadraticForm {
    const expecting = Array.from(this.expected.keys()).filter((g) => (this.expected[g] ?? 0) > 0);
    const largest = expecting.reduce((a, b) => (this.covariance(b, b) > this.covariance(a, a) ? b : a));
    const tested = expecting.filter((g) => g !== largest);
    const differences = Float64Array.from(tested, (g) => (this.observed[g] ?? 0) - (this.expected[g] ?? 0));
    const covariance = new Float64Array(tested.length * tested.length);
    let place = 0;
    for (const g of tested) for (const h of tested) covariance[place++] = this.covariance(g, h);
    return quadraticForm(differences, covariance);
  }
}
