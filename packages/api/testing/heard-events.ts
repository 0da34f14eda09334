/** Reads server-sent events off a connection, as a browser does (HTML standard, section 9.2.6). */

export interface Heard {
  readonly event: string;
  readonly data: unknown;
  /** The last id that was told up to here. */
  readonly id: string | null;
}

export interface Hearing {
  /** The next event; rejects where the connection was cut, and gives null where it was ended. */
  readonly next: () => Promise<Heard | null>;
  /** The next event of that kind; passes over others. */
  readonly nextOf: (event: string) => Promise<Heard | null>;
  /** Lines that say nothing, which have come so far. */
  readonly comments: () => number;
  /** As a browser keeps it, to send it when it comes again. */
  readonly lastId: () => string | null;
  readonly close: () => Promise<void>;
}

export const hear = (body: ReadableStream<Uint8Array>): Hearing => {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let left = "";
  let comments = 0;
  let id: string | null = null;

  const eventOf = (block: string): Heard | null => {
    let event = "message";
    const data: string[] = [];
    for (const line of block.split("\n")) {
      const [, field = "", value = ""] = /^([^:]*):? ?(.*)$/.exec(line) ?? [];
      if (line.startsWith(":")) comments += 1;
      else if (field === "event") event = value;
      else if (field === "data") data.push(value);
      else if (field === "id") id = value;
    }
    return data.length === 0 ? null : { event, data: JSON.parse(data.join("\n")), id };
  };

  const next = async (): Promise<Heard | null> => {
    for (;;) {
      const end = left.indexOf("\n\n");
      if (end >= 0) {
        const heard = eventOf(left.slice(0, end));
        left = left.slice(end + 2);
        if (heard !== null) return heard;
        continue;
      }
      const { done, value } = await reader.read();
      if (done) return null;
      left += value;
    }
  };

  return {
    next,
    nextOf: async (event) => {
      for (;;) {
        const heard = await next();
        if (heard === null || heard.event === event) return heard;
      }
    },
    comments: () => comments,
    lastId: () => id,
    close: () => reader.cancel().catch(() => undefined),
  };
};
