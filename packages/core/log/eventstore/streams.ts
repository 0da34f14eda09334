/** Which streams of the server are ours: all others on it are left alone. */

/** Cases, links between people of different cases, and offices. */
export const STREAM_PREFIXES: readonly string[] = ["case-", "link-", "office-"];

export const isOurs = (stream: string): boolean =>
  STREAM_PREFIXES.some((prefix) => stream.startsWith(prefix));
