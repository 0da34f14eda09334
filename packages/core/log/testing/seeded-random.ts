/** Random numbers that a test can print the seed of, so that what it found can be found again. */

/** Marsaglia's xorshift, 32 bits: numbers from 0 up to and without 1. */
export const seededRandom = (seed: number): (() => number) => {
  let state = seed | 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
};

export const newSeed = (): number =>
  Number(process.env.TEST_SEED ?? (process.pid * 7919 + Math.trunc(performance.now() * 1000)) % 2 ** 31);
