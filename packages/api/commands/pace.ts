/** How fast something goes, and how long it will still take, told from how far it was in the last seconds. */

export interface Pace {
  /** Takes note of how far it is now, and says in words how fast it goes and what is left; nothing before it is known. */
  readonly after: (done: number, total: number) => string;
}

/** Older than this, what was seen says little of how fast it goes now. */
const WINDOW_MS = 10_000;
/** Shorter than this, a single page would make it seem fast or slow. */
const LEAST_MS = 500;

const counted = new Intl.NumberFormat("en-IN", { maximumFractionDigits: 0 });

export const durationInWords = (milliseconds: number): string => {
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
};

/** @param now milliseconds, of a clock that never runs backwards */
export const paceBy = (now: () => number): Pace => {
  let seen: readonly { readonly at: number; readonly done: number }[] = [];
  return {
    after: (done, total) => {
      const at = now();
      const recent = seen.filter((one) => at - one.at <= WINDOW_MS);
      // one that is older is kept where nothing newer would tell how fast it goes
      seen = [...(recent.length > 0 ? recent : seen.slice(-1)), { at, done }];
      const [first] = seen;
      if (first === undefined || at - first.at < LEAST_MS || done <= first.done) return "";
      const aMillisecond = (done - first.done) / (at - first.at);
      const left = Math.max(0, total - done);
      return `${counted.format(aMillisecond * 1000)} a second${left === 0 ? "" : `, ${durationInWords(left / aMillisecond)} left`}`;
    },
  };
};
