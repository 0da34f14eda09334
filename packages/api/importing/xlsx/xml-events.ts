/** What an XML part says, event after event, as its bytes come: nothing of it is held but the event at hand. */
import type { Readable } from "node:stream";
import { SaxesParser, type SaxesTagPlain } from "saxes";
import { fileRefused, ImportError } from "../import-error.ts";

export type XmlEvent =
  /** Names are without their prefix. */
  | { readonly kind: "open"; readonly name: string; readonly attributes: Readonly<Record<string, string>> }
  | { readonly kind: "close"; readonly name: string }
  | { readonly kind: "text"; readonly text: string };

/** Characters between two tags, or within one: a cell holds at most 32,767. */
const LONGEST = 1_000_000;

/** Elements within each other: a sheet has some ten. The parser keeps each that is open. */
const DEEPEST = 64;

const local = (name: string): string => name.slice(name.indexOf(":") + 1);

/** Throws `ImportError` where the part is no XML that a workbook has. */
export async function* xmlEvents(file: string, part: Readable): AsyncGenerator<XmlEvent> {
  const parser = new SaxesParser();
  let found: XmlEvent[] = [];
  let since = 0;
  let depth = 0;
  const add = (event: XmlEvent): void => {
    since = 0;
    found.push(event);
  };
  const refuse = (why: string): never => {
    throw fileRefused(file, `is not an XLSX workbook that can be read: ${why}`);
  };
  parser.on("error", (error) => refuse(error.message));
  // Entities of its own are how a little XML becomes much, or asks for other files; no workbook declares any.
  parser.on("doctype", () => refuse("it declares a document type"));
  parser.on("opentag", ({ name, attributes }: SaxesTagPlain) => {
    depth += 1;
    if (depth > DEEPEST) refuse(`it has more than ${DEEPEST} elements within each other`);
    add({ kind: "open", name: local(name), attributes });
  });
  parser.on("closetag", ({ name }) => {
    depth -= 1;
    add({ kind: "close", name: local(name) });
  });
  parser.on("text", (text) => add({ kind: "text", text }));
  parser.on("cdata", (text) => add({ kind: "text", text }));

  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    for await (const chunk of part) {
      const text = decoder.decode(chunk as Buffer, { stream: true });
      since += text.length;
      parser.write(text);
      if (since > LONGEST) refuse(`it holds a text of more than ${LONGEST} characters`);
      const events = found;
      found = [];
      yield* events;
    }
    parser.close();
    yield* found;
  } catch (error) {
    if (error instanceof ImportError) throw error;
    refuse(error instanceof TypeError ? "it holds bytes that are not UTF-8" : String(error));
  } finally {
    part.destroy();
  }
}
