/** The upper tail of the chi-square distribution. */
import { erfc } from "./normal-tail.ts";

/**
 * The probability that a chi-square variable with `degreesOfFreedom` (a whole number from 1) exceeds `x` (from 0).
 *
 * For whole degrees of freedom the tail is a finite sum of positive terms (Abramowitz & Stegun 26.4.4 and 26.4.5), so
 * it keeps its relative accuracy however small it is: with h = x/2, Σ e^(−h) h^k / k! over k < df/2 if df is even, and
 * erfc(√h) + Σ e^(−h) h^(k+1/2) / Γ(k+3/2) over k < (df−1)/2 if it is odd. Each term is at most 1 and made from its
 * logarithm, so none overflows with hundreds of groups.
 */
export const chiSquareTail = (x: number, degreesOfFreedom: number): number => {
  if (x <= 0) return 1;
  const h = x / 2;
  const odd = degreesOfFreedom % 2 === 1;
  let logTerm = odd ? -h + Math.log(h) / 2 - Math.log(Math.sqrt(Math.PI) / 2) : -h;
  let tail = odd ? erfc(Math.sqrt(h)) : 0;
  const terms = Math.floor(degreesOfFreedom / 2);
  for (let k = 0; k < terms; k++) {
    tail += Math.exp(logTerm);
    logTerm += Math.log(h) - Math.log(odd ? k + 1.5 : k + 1);
  }
  return Math.min(tail, 1);
};
