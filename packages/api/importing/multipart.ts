/**
 * The parts of a form that was sent as `multipart/form-data` (RFC 7578), as its bytes come: nothing is held but a piece
 * of the part at hand, so that a large file can be taken from it.
 */

export interface FormPart {
  readonly name: string;
  /** Null where the part is no file. Empty where none was chosen. */
  readonly fileName: string | null;
  /** To be read before the next part is asked for; what is left of it is then passed over. */
  readonly content: AsyncIterable<Uint8Array>;
}

/** The body is not what it says, or ends before its end. */
export class BrokenForm extends Error {
  override readonly name = "BrokenForm";
}

/** Bytes of the lines before a part's content. */
const LONGEST_HEAD = 16 * 1024;

/** The boundary that a content type names; null where it is of another type. */
const boundaryOf = (contentType: string): string | null => {
  const found = /^multipart\/form-data\s*;.*\bboundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(contentType);
  return found?.[1] ?? found?.[2] ?? null;
};

/** Browsers write a quote in a name as `%22`, and line ends likewise (HTML, multipart form data). */
const unquoted = (text: string): string =>
  text.replace(/%(22|0D|0A)/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

const headOf = (text: string): Pick<FormPart, "name" | "fileName"> => {
  const disposition = /^content-disposition:\s*form-data\s*;(.*)$/im.exec(text)?.[1] ?? "";
  const name = /(?:^|[\s;])name="([^"]*)"/i.exec(disposition)?.[1];
  if (name === undefined) throw new BrokenForm("A part of the form has no name");
  const fileName = /[\s;]filename="([^"]*)"/i.exec(disposition)?.[1];
  return { name: unquoted(name), fileName: fileName === undefined ? null : unquoted(fileName) };
};

/**
 * Throws `BrokenForm`, also where the line broke. What comes after the form's end is left unread.
 */
export async function* formParts(
  contentType: string,
  source: AsyncIterator<Uint8Array>,
): AsyncGenerator<FormPart> {
  const boundary = boundaryOf(contentType);
  if (boundary === null) throw new BrokenForm("The body is no form with files");
  const delimiter = Buffer.from(`\r\n--${boundary}`, "latin1");
  // The first boundary has no line before it.
  let held: Buffer = Buffer.from("\r\n");

  const more = async (): Promise<void> => {
    const next = await source.next().catch(() => ({ done: true, value: undefined }) as const);
    if (next.done === true) throw new BrokenForm("The form ends before its end");
    held = Buffer.concat([held, next.value]);
  };

  /** What comes before the next delimiter, which is passed over. */
  async function* untilDelimiter(): AsyncGenerator<Uint8Array> {
    for (;;) {
      const at = held.indexOf(delimiter);
      if (at >= 0) {
        const last = held.subarray(0, at);
        held = held.subarray(at + delimiter.length);
        if (last.length > 0) yield last;
        return;
      }
      const certain = held.length - delimiter.length + 1;
      if (certain > 0) {
        const piece = held.subarray(0, certain);
        held = held.subarray(certain);
        yield piece;
      }
      await more();
    }
  }

  const before = untilDelimiter();
  while ((await before.next()).done !== true);
  for (;;) {
    while (held.length < 2) await more();
    if (held.subarray(0, 2).equals(Buffer.from("--"))) return;
    let end = held.indexOf("\r\n\r\n");
    while (end < 0) {
      if (held.length > LONGEST_HEAD) throw new BrokenForm("A part of the form has too long a head");
      await more();
      end = held.indexOf("\r\n\r\n");
    }
    const head = headOf(held.toString("utf8", 0, end));
    held = held.subarray(end + 4);
    const pieces = untilDelimiter();
    // Without a `return`: who stops reading leaves the rest to be passed over here.
    yield { ...head, content: { [Symbol.asyncIterator]: () => ({ next: () => pieces.next() }) } };
    while ((await pieces.next()).done !== true);
  }
}
