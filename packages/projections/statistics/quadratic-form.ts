/** x′ V⁻ x for a covariance matrix V, whole or not of full rank. */

/** Of a variance, what others leave of it: below this share it is taken for nothing. */
const SINGULAR = 1e-10;

export interface QuadraticForm {
  readonly value: number;
  readonly rank: number;
}

/**
 * By Cholesky's factorisation with pivots, on the scale of correlations, so that a small group beside a large one is
 * not taken for none. Where V is singular, what is left over is left out (a generalised inverse): right for an x that V
 * can have made, which is in its column space.
 *
 * @param variance symmetric, row by row, x.length × x.length
 */
export const quadraticForm = (x: Float64Array, variance: Float64Array): QuadraticForm => {
  const size = x.length;
  const scale = new Float64Array(size);
  for (let j = 0; j < size; j++) scale[j] = Math.sqrt(variance[j * size + j] ?? 0);
  const order = Int32Array.from({ length: size }, (_, j) => j).filter((j) => (scale[j] ?? 0) > 0);
  const count = order.length;
  /** Row by row the factor so far, in the order of the pivots; `left` the variance not yet explained. */
  const factor = new Float64Array(count * count);
  const left = new Float64Array(count).fill(1);
  let value = 0;
  const solved = new Float64Array(count);

  for (let step = 0; step < count; step++) {
    let pivot = step;
    for (let j = step + 1; j < count; j++) if ((left[j] ?? 0) > (left[pivot] ?? 0)) pivot = j;
    const remaining = left[pivot] ?? 0;
    if (remaining < SINGULAR) return { value, rank: step };
    if (pivot !== step) {
      swap(order, step, pivot);
      swap(left, step, pivot);
      for (let k = 0; k < step; k++) swap(factor, step * count + k, pivot * count + k);
    }
    const root = Math.sqrt(remaining);
    const row = order[step] ?? 0;
    const rowScale = scale[row] ?? 0;
    factor[step * count + step] = root;
    let known = 0;
    for (let k = 0; k < step; k++) known += (factor[step * count + k] ?? 0) * (solved[k] ?? 0);
    const here = ((x[row] ?? 0) / rowScale - known) / root;
    solved[step] = here;
    value += here * here;
    for (let j = step + 1; j < count; j++) {
      const other = order[j] ?? 0;
      let covariance = (variance[row * size + other] ?? 0) / (rowScale * (scale[other] ?? 0));
      for (let k = 0; k < step; k++)
        covariance -= (factor[step * count + k] ?? 0) * (factor[j * count + k] ?? 0);
      const entry = covariance / root;
      factor[j * count + step] = entry;
      left[j] = (left[j] ?? 0) - entry * entry;
    }
  }
  return { value, rank: count };
};

const swap = (array: Float64Array | Int32Array, a: number, b: number): void => {
  const kept = array[a] ?? 0;
  array[a] = array[b] ?? 0;
  array[b] = kept;
};
