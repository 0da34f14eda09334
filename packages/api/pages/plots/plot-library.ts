/**
 * Observable Plot, and the document in which it draws on the server.
 *
 * Loaded with the first plot: it costs a start some 300 ms and 40 MB, which most commands and most visits never need.
 */
import type * as Library from "@observablehq/plot";

/** What we ask of a drawn plot; the types of a browser are none of ours. */
export interface DrawnElement {
  readonly outerHTML: string;
  readonly firstChild: DrawnElement | null;
  textContent: string;
  id: string;
  remove(): void;
  querySelectorAll(selector: string): Iterable<DrawnElement>;
  getAttribute(name: string): string | null;
  setAttribute(name: string, value: string): void;
  removeAttribute(name: string): void;
  insertBefore(child: DrawnElement, before: DrawnElement | null): void;
}

export interface PlotLibrary {
  readonly Plot: typeof Library;
  readonly draw: (options: Library.PlotOptions) => DrawnElement;
  readonly element: (name: "title" | "desc") => DrawnElement;
}

interface DrawingDocument {
  createElementNS(namespace: string, name: string): DrawnElement;
}

const SVG = "http://www.w3.org/2000/svg";

const load = async (): Promise<PlotLibrary> => {
  const [Plot, { parseHTML }] = await Promise.all([import("@observablehq/plot"), import("linkedom")]);
  const { document } = parseHTML("<!doctype html><body></body>") as unknown as {
    readonly document: DrawingDocument;
  };
  return {
    Plot,
    draw: (options) => Plot.plot({ ...options, document: document as never }) as unknown as DrawnElement,
    element: (name) => document.createElementNS(SVG, name),
  };
};

let loading: Promise<PlotLibrary> | null = null;

export const plotLibrary = (): Promise<PlotLibrary> => {
  loading ??= load();
  return loading;
};
