/**
 * A plot as SVG that our pages may hold: without the style element that the Content-Security-Policy refuses, with a title
 * and a description for whoever does not see it, and in the colours of the style sheet.
 *
 * Each is drawn twice, for a wide page and paper and for a phone, so that its letters stay legible; the style sheet shows
 * the one that fits, and hides the other from everybody.
 */
import type { PlotOptions } from "@observablehq/plot";
import { html, raw } from "hono/html";
import type { Html } from "../../page-context.ts";
import { type DrawnElement, type PlotLibrary, plotLibrary } from "./plot-library.ts";

/** What a plot shows, for whoever does not see it. */
export interface PlotText {
  readonly title: string;
  readonly description: string;
}

/** Units of the drawing, which are pixels at the width that the style sheet gives it. */
export interface Canvas {
  readonly name: "wide" | "narrow";
  readonly width: number;
  /** Of the letters. */
  readonly size: number;
}

const wide: Canvas = { name: "wide", width: 720, size: 12.5 };
const narrow: Canvas = { name: "narrow", width: 300, size: 12 };

/** `page`: for a wide page and for a phone; `small`: among others, everywhere as on a phone. */
export type PlotSize = "page" | "small";

/** A hundredth of a pixel is finer than any screen; only what stands in a tag is a coordinate. */
const shortened = (svg: string): string =>
  svg.replace(/<[^>]*>/g, (tag) => tag.replace(/(\d\.\d\d)\d+/g, "$1"));

/** What the style sheet says instead. */
const STYLED = ["width", "height", "font-family", "class"];

const accessible = (
  svg: DrawnElement,
  library: PlotLibrary,
  { title, description }: PlotText,
  { name, size }: Canvas,
  id: string,
  shown: "wide" | "narrow" | "small",
): string => {
  for (const style of svg.querySelectorAll("style")) style.remove();
  // Within an image nothing is announced but its title and its description.
  for (const labelled of svg.querySelectorAll("[aria-label], [aria-hidden]")) {
    labelled.removeAttribute("aria-label");
    labelled.removeAttribute("aria-hidden");
  }
  for (const attribute of STYLED) svg.removeAttribute(attribute);
  const described = library.element("desc");
  described.id = `${id}-${name}-desc`;
  described.textContent = description;
  const titled = library.element("title");
  titled.id = `${id}-${name}-title`;
  titled.textContent = title;
  svg.insertBefore(described, svg.firstChild);
  svg.insertBefore(titled, svg.firstChild);
  svg.setAttribute("class", `plot plot-${shown}`);
  svg.setAttribute("font-size", String(size));
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-labelledby", titled.id);
  svg.setAttribute("aria-describedby", described.id);
  return shortened(svg.outerHTML);
};

/**
 * @param id names the plot on its page
 * @param options what Plot is to draw on a canvas
 */
export const plotSvg = async (
  id: string,
  text: PlotText,
  options: (canvas: Canvas, Plot: PlotLibrary["Plot"]) => PlotOptions,
  size: PlotSize = "page",
): Promise<Html> => {
  const library = await plotLibrary();
  const drawn = (size === "small" ? [narrow] : [wide, narrow]).map((canvas) =>
    accessible(
      library.draw({ width: canvas.width, ...options(canvas, library.Plot) }),
      library,
      text,
      canvas,
      id,
      size === "small" ? "small" : canvas.name,
    ),
  );
  return html`${raw(drawn.join("\n"))}`;
};
