/** Unwrapped keys kept in memory: the most recently used, and none trusted for long without another look. */
import type { KeyObject } from "node:crypto";

export interface KeyCache {
  /** The key, where it was read less than the trusted time before `now` (milliseconds). */
  get(subject: string, now: number): KeyObject | undefined;
  set(subject: string, key: KeyObject, now: number): void;
  delete(subject: string): void;
  readonly size: number;
}

/**
 * At most `capacity` keys; each is trusted for `trustedFor` milliseconds after it was read, since another process may
 * destroy it.
 */
export const keyCache = (capacity: number, trustedFor: number): KeyCache => {
  // A Map keeps the order of insertion: the first is the one used longest ago.
  const entries = new Map<string, { readonly key: KeyObject; readonly readAt: number }>();
  return {
    get(subject, now) {
      const entry = entries.get(subject);
      if (entry === undefined) return undefined;
      entries.delete(subject);
      if (now - entry.readAt >= trustedFor || now < entry.readAt) return undefined;
      entries.set(subject, entry);
      return entry.key;
    },
    set(subject, key, now) {
      entries.delete(subject);
      entries.set(subject, { key, readAt: now });
      if (entries.size > capacity) {
        const oldest = entries.keys().next();
        if (!oldest.done) entries.delete(oldest.value);
      }
    },
    delete(subject) {
      entries.delete(subject);
    },
    get size() {
      return entries.size;
    },
  };
};
