/**
 * The tail of the normal distribution, to the last few digits also far out, where 1 − Φ would leave none.
 *
 * Own code, since what R agrees with to 1e-9 in every tail is forty lines, and the libraries that have it bring dozens
 * of packages along.
 */

/** Below this the series for erf loses no more than two digits to 1 − erf; above, the continued fraction is quick. */
const SERIES_BELOW = 2;

/** erf(x) = 2/√π · e^(−x²) · Σ 2ⁿ x^(2n+1) / (2n+1)!! (Abramowitz & Stegun 7.1.6): every term positive. */
const erfSeries = (x: number): number => {
  let term = x;
  let sum = x;
  for (let n = 1; term > sum * Number.EPSILON; n++) {
    term *= (2 * x * x) / (2 * n + 1);
    sum += term;
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum;
};

/** √π · e^(x²) · erfc(x) = 1/(x + (1/2)/(x + 1/(x + (3/2)/(x + …)))) (7.1.14), by Lentz's method. */
const erfcFraction = (x: number): number => {
  let value = x;
  let ahead = x;
  let behind = 0;
  for (let n = 1; n < 1000; n++) {
    behind = 1 / (x + (n / 2) * behind);
    ahead = x + n / 2 / ahead;
    const step = ahead * behind;
    value *= step;
    if (Math.abs(step - 1) <= Number.EPSILON) break;
  }
  return Math.exp(-x * x) / (Math.sqrt(Math.PI) * value);
};

/** The complementary error function of x ≥ 0: 1 − erf(x). */
export const erfc = (x: number): number => (x < SERIES_BELOW ? 1 - erfSeries(x) : erfcFraction(x));

/**
 * The z that a standard normal variable exceeds, on one side or the other, with probability `outside`: Newton's method
 * on log erfc(z/√2), which is concave, from √(−2 log outside), which is never below it; so each step comes nearer.
 *
 * @param outside above 0, below 1
 */
export const twoSidedNormalQuantile = (outside: number): number => {
  let z = Math.sqrt(-2 * Math.log(outside));
  for (let turn = 0; turn < 100; turn++) {
    const tail = erfc(z / Math.SQRT2);
    const density = Math.sqrt(2 / Math.PI) * Math.exp((-z * z) / 2);
    const step = (Math.log(tail / outside) * tail) / density;
    z += step;
    if (Math.abs(step) <= 4 * Number.EPSILON * z) break;
  }
  return z;
};
