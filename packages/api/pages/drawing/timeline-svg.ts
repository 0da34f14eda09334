/**
 * A drawn timeline as SVG: along the page for a wide screen and paper, down the page for a phone.
 *
 * Attributes and classes only, so that the strict Content-Security-Policy has nothing to refuse. Colours are the style
 * sheet's. The drawing is hidden from screen readers: the list beneath it says the same, in order and in words.
 */
import type { Lane } from "@tareekh/projections/facts/lanes.ts";
import { html, raw } from "hono/html";
import type { Html } from "../../page-context.ts";
import type { Words } from "../words/words.ts";
import { type Drawing, type DrawnEvent, timelineDrawing } from "./timeline-drawing.ts";

type Direction = "along" | "down";

/** Pixels. `across` is the direction in which lanes lie beside one another. */
interface Sheet {
  readonly direction: Direction;
  /** Its width on the page. */
  readonly width: number;
  /** Room for the lanes' names (along) or the dates (down), before the axis begins. */
  readonly gutter: number;
  /** Radius of a mark. */
  readonly radius: number;
  /** Between the middles of two rows of a lane. */
  readonly row: number;
  readonly lanePadding: number;
  /** Between the columns of what has no date. */
  readonly orderedStep: number;
  readonly unorderedStep: number;
  /** Room for the names at the head of the lanes (down) or the dates (along). */
  readonly head: number;
}

const wideSheet: Sheet = {
  direction: "along",
  width: 1000,
  gutter: 134,
  radius: 10,
  row: 25,
  lanePadding: 7,
  orderedStep: 46,
  unorderedStep: 30,
  head: 40,
};
const tallSheet: Sheet = {
  direction: "down",
  width: 328,
  gutter: 72,
  radius: 10,
  row: 23,
  lanePadding: 6,
  orderedStep: 38,
  unorderedStep: 26,
  head: 24,
};

/** Between the parts of a drawing: the dated axis, what is ordered, what is not. */
const PART_GAP = 34;

/** What the heading of the part without dates and order needs along the page. */
const UNORDERED_HEADING = 160;

const number = (value: number): string => String(Math.round(value * 10) / 10);

/** Where things are, with the two directions named by what they mean. */
interface Place {
  readonly along: number;
  readonly across: number;
}

const shortDay = (words: Words, day: string): string =>
  `${Number(day.slice(8, 10))} ${words.dates.shortMonths[Number(day.slice(5, 7)) - 1] ?? ""}`;

/** What of the scale's days can be labelled without two labels touching. */
const labelled = (drawing: Drawing, least: number) => {
  const kept: { day: string; at: number }[] = [];
  for (const place of drawing.scale.days) {
    const last = kept.at(-1);
    if (last === undefined || place.at - last.at >= least) kept.push(place);
  }
  return kept;
};

interface Laid {
  readonly drawing: Drawing;
  readonly sheet: Sheet;
  /** Where each part begins along the axis; null where it is empty. */
  readonly dated: number | null;
  readonly ordered: UndatedPart | null;
  readonly unordered: UndatedPart | null;
  readonly endAlong: number;
  readonly endAcross: number;
  /** Each lane's first row, and the extent of its band. */
  readonly bands: readonly {
    readonly lane: Lane;
    readonly from: number;
    readonly size: number;
    readonly row: number;
  }[];
  /** Between the middles of two rows of a lane. */
  readonly row: number;
  readonly radius: number;
}

/** Where a part without dates begins along the axis, and each of its ranks within it. */
interface UndatedPart {
  readonly begins: number;
  readonly places: readonly number[];
}

const columns = (marks: Drawing["ordered"]): number => Math.max(0, ...marks.map((mark) => mark.rank + 1));

/** Lanes beside one another on a narrow page: each wide enough for its name, rows as wide as then fits. */
const narrowLanes = (tracks: readonly number[], width: number) => {
  const sizesFor = (row: number, least: number) => tracks.map((count) => Math.max(least, count * row + 8));
  const sum = (sizes: readonly number[]) => sizes.reduce((total, size) => total + size, 0);
  for (let row = 26; row > 14; row -= 1) {
    const sizes = sizesFor(row, 42);
    const spare = (width - sum(sizes)) / sizes.length;
    if (spare >= 0) return { row, sizes: sizes.map((size) => size + spare) };
  }
  const sizes = sizesFor(14, 30);
  const share = Math.min(1, width / sum(sizes));
  return { row: 14 * share, sizes: sizes.map((size) => size * share) };
};

const layDown = (events: readonly DrawnEvent[]): Laid => {
  const sheet = tallSheet;
  const drawing = timelineDrawing(
    events,
    { apart: 25, aDay: 0.35, unbroken: 90, length: null },
    { half: sheet.radius + 1, open: 44, unorderedColumns: 1 },
  );
  // Without dates there is no need of room for them.
  const gutter = drawing.dated.length > 0 ? sheet.gutter : 4;
  const { row, sizes } = narrowLanes(
    drawing.lanes.map((lane) => Math.max(1, lane.datedTracks)),
    sheet.width - gutter,
  );
  return lay(drawing, { ...sheet, gutter }, row, sizes, Math.min(sheet.radius, row / 2 - 0.5));
};

const layAlong = (events: readonly DrawnEvent[]): Laid => {
  const sheet = wideSheet;
  const room = { half: sheet.radius + 2, open: 52, unorderedColumns: 4 };
  // How much the parts without dates need follows from the events alone; the axis then takes what is left.
  const undated = timelineDrawing(events, { apart: 1, aDay: 0, unbroken: 1, length: null }, room);
  const beside =
    columns(undated.ordered) * sheet.orderedStep +
    Math.max(
      columns(undated.unordered) * sheet.unorderedStep,
      undated.unordered.length > 0 ? UNORDERED_HEADING : 0,
    ) +
    (undated.ordered.length > 0 ? PART_GAP : 0) +
    (undated.unordered.length > 0 ? PART_GAP : 0);
  const length = Math.max(260, sheet.width - sheet.gutter - beside - 70);
  const drawing = timelineDrawing(events, { apart: 26, aDay: 60, unbroken: 120, length }, room);
  // Without any date there is room for the order: its columns move apart.
  const spare =
    drawing.dated.length > 0 ? 0 : (sheet.width - sheet.gutter - beside - 80) / columns(drawing.ordered);
  const orderedStep = sheet.orderedStep + Math.min(70, Math.max(0, spare));
  const sizes = drawing.lanes.map((lane) => lane.tracks * sheet.row + sheet.lanePadding * 2);
  return lay(drawing, { ...sheet, orderedStep }, sheet.row, sizes, sheet.radius);
};

/** How many marks fit beside one another in a lane down the page. */
const perRow = (size: number, radius: number): number =>
  Math.max(1, Math.floor((size - 4) / (2 * radius + 2)));

/**
 * How far along each rank of a part begins. Along the page the marks of one rank lie in rows of their lane; down the
 * page they fill the width of their lane first, and then go on beneath.
 */
const rankPlaces = (
  marks: Drawing["ordered"],
  sheet: Sheet,
  step: number,
  fitting: (lane: Lane) => number,
) => {
  const down = sheet.direction === "down";
  const places: number[] = [];
  let at = 0;
  for (let rank = 0; rank < columns(marks); rank += 1) {
    places.push(at);
    const rowsBeneath = marks
      .filter((mark) => mark.rank === rank)
      .map((mark) => Math.floor(mark.track / fitting(mark.event.lane)));
    at += step + (down ? Math.max(...rowsBeneath) * sheet.unorderedStep : 0);
  }
  return { places, size: Math.max(0, at - step) };
};

const lay = (drawing: Drawing, sheet: Sheet, row: number, sizes: readonly number[], radius: number): Laid => {
  const before =
    sheet.direction === "along" ? sheet.gutter : sheet.head + (drawing.dated.length > 0 ? PART_GAP / 2 : 0);
  let along = before;
  const part = (size: number): number => {
    if (along > before) along += PART_GAP;
    const begins = along + radius * 2;
    along = begins + size + radius * 2;
    return begins;
  };
  // Down the page a part without dates begins with its heading.
  const heading = sheet.direction === "down" ? 14 : 0;
  const undatedPart = (marks: Drawing["ordered"], step: number): UndatedPart | null => {
    if (marks.length === 0) return null;
    const { places, size } = rankPlaces(marks, sheet, step, (lane) =>
      perRow(sizes[drawing.lanes.findIndex((one) => one.lane === lane)] ?? 0, radius),
    );
    along += heading;
    return { begins: part(size), places };
  };
  const dated = drawing.dated.length > 0 ? part(drawing.scale.length) : null;
  const ordered = undatedPart(drawing.ordered, sheet.orderedStep);
  const unordered = undatedPart(drawing.unordered, sheet.unorderedStep);
  if (sheet.direction === "along") along = sheet.width;

  let across = sheet.direction === "along" ? sheet.head : sheet.gutter;
  const bands = drawing.lanes.map(({ lane, tracks, datedTracks }, i) => {
    const from = across;
    const size = sizes[i] ?? 0;
    across += size;
    const rows = sheet.direction === "along" ? tracks : Math.max(1, datedTracks);
    return { lane, from, size, row: from + (size - rows * row) / 2 + row / 2 };
  });
  return {
    drawing,
    sheet,
    dated,
    ordered,
    unordered,
    endAlong: along,
    endAcross: across,
    bands,
    row,
    radius,
  };
};

/** SVG of a laid-out timeline. `prefix` keeps the ids of two drawings on a page apart. */
const draw = (words: Words, laid: Laid, prefix: string): Html => {
  const { drawing, sheet, bands, radius } = laid;
  const down = sheet.direction === "down";
  const acrossOf = (lane: Lane, track: number): number => {
    const band = bands.find((one) => one.lane === lane);
    return band === undefined ? 0 : band.row + track * laid.row;
  };
  const xy = ({ along, across }: Place) => (down ? { x: across, y: along } : { x: along, y: across });

  const rect = (from: Place, to: Place, classes: string, more = "") => {
    const [a, b] = [xy(from), xy(to)];
    return `<rect class="${classes}" x="${number(Math.min(a.x, b.x))}" y="${number(Math.min(a.y, b.y))}" width="${number(Math.abs(b.x - a.x))}" height="${number(Math.abs(b.y - a.y))}"${more}/>`;
  };
  const line = (from: Place, to: Place, classes: string, more = "") => {
    const [a, b] = [xy(from), xy(to)];
    return `<line class="${classes}" x1="${number(a.x)}" y1="${number(a.y)}" x2="${number(b.x)}" y2="${number(b.y)}"${more}/>`;
  };

  const bandsDrawn = bands
    .map((band, i) =>
      rect(
        { along: down ? sheet.head : 0, across: band.from },
        { along: laid.endAlong, across: band.from + band.size },
        i % 2 === 0 ? "band" : "band band-odd",
      ),
    )
    .join("");

  const names = bands.map((band) => {
    const middle = band.from + band.size / 2;
    return down
      ? html`<text class="lane-name l-${band.lane}" x="${number(middle)}" y="16" text-anchor="middle">${words.lanes[band.lane].short}</text>`
      : html`<text class="lane-name l-${band.lane}" x="8" y="${number(middle + 4)}">${words.lanes[band.lane].name}</text>`;
  });

  const datedAt = laid.dated ?? 0;
  const labels =
    laid.dated === null
      ? []
      : labelled(drawing, down ? 13 : 44).map(({ day, at }, i, all) => {
          const along = datedAt + at;
          const year = day.slice(0, 4);
          if (down)
            return html`<text class="tick" x="${number(sheet.gutter - 8)}" y="${number(along + 4)}" text-anchor="end">${day.slice(8, 10)}-${day.slice(5, 7)}-${year}</text>`;
          const newYear = all[i - 1]?.day.slice(0, 4) !== year;
          return html`<text class="tick" x="${number(along)}" y="30" text-anchor="middle">${shortDay(words, day)}</text>${newYear ? html`<text class="tick tick-year" x="${number(along)}" y="14" text-anchor="middle">${year}</text>` : ""}`;
        });
  const ticks =
    laid.dated === null
      ? ""
      : drawing.scale.days
          .map(({ at }) =>
            line(
              { along: datedAt + at, across: down ? sheet.gutter - 4 : sheet.head - 5 },
              { along: datedAt + at, across: laid.endAcross },
              "tick-line",
            ),
          )
          .join("");

  const breaks = drawing.scale.breaks.map((one) => {
    const along = datedAt + one.at;
    const from = { along, across: down ? sheet.gutter - 4 : sheet.head - 5 };
    const to = { along, across: laid.endAcross };
    const text = words.case.drawing.broken(one.days);
    return html`${raw(line({ ...from, along: along - 3 }, { ...to, along: along - 3 }, "break"))}${raw(line({ ...from, along: along + 3 }, { ...to, along: along + 3 }, "break"))}${
      down
        ? html`<text class="tick break-text" x="${number(sheet.gutter - 8)}" y="${number(along + 4)}" text-anchor="end">${text}</text>`
        : html`<text class="tick break-text" x="${number(along)}" y="${number(laid.endAcross + 14)}" text-anchor="middle">${text}</text>`
    }`;
  });

  const middleOf = new Map<string, Place>();
  const circle = (event: DrawnEvent, place: Place, hollow: boolean) => {
    middleOf.set(event.id, place);
    const { x, y } = xy(place);
    const classes = `mark l-${event.lane}${hollow || event.tentative ? " hollow" : ""}${event.tentative ? " tentative" : ""}`;
    const title = `${event.number === null ? "" : `${event.number}. `}${event.title}, ${event.date}`;
    const shape =
      event.number === null
        ? html`<path class="${classes}" d="M${number(x)} ${number(y - radius)}l${number(radius)} ${number(radius)}l${number(-radius)} ${number(radius)}l${number(-radius)} ${number(-radius)}z"/>`
        : html`<circle class="${classes}" cx="${number(x)}" cy="${number(y)}" r="${number(radius)}"/><text class="n${hollow || event.tentative ? " n-hollow" : ""}" x="${number(x)}" y="${number(y + 3.8)}" text-anchor="middle"${radius < 9 ? html` font-size="9"` : ""}>${event.number}</text>`;
    return event.number === null
      ? html`<g><title>${title}</title>${shape}</g>`
      : html`<a href="#e${event.number}" tabindex="-1"><title>${title}</title>${shape}</a>`;
  };

  const dated = drawing.dated.map((mark) => {
    const across = acrossOf(mark.event.lane, mark.track);
    const place = { along: datedAt + mark.at, across };
    if (mark.shape === "point") return circle(mark.event, place, false);
    const half = radius * 0.62;
    const fade = mark.openStart ? "start" : mark.openEnd ? "end" : "both";
    const bar = rect(
      { along: datedAt + Math.min(mark.from, mark.at - radius - 3), across: across - half },
      { along: datedAt + Math.max(mark.to, mark.at + radius + 3), across: across + half },
      `bar l-${mark.event.lane}`,
      ` rx="4" mask="url(#${prefix}-${fade})"`,
    );
    return html`${raw(bar)}${circle(mark.event, place, true)}`;
  });

  const undatedMarks = (marks: Drawing["ordered"], part: UndatedPart | null) =>
    part === null
      ? []
      : marks.map((mark) => {
          const rank = part.begins + (part.places[mark.rank] ?? 0);
          const { lane } = mark.event;
          if (!down) return circle(mark.event, { along: rank, across: acrossOf(lane, mark.track) }, true);
          const band = bands.find((one) => one.lane === lane);
          if (band === undefined) return "";
          const cell = marks.filter((other) => other.rank === mark.rank && other.event.lane === lane).length;
          const fitting = perRow(band.size, radius);
          const row = Math.floor(mark.track / fitting);
          const inRow = Math.min(fitting, cell - row * fitting);
          const aside = ((mark.track % fitting) - (inRow - 1) / 2) * (2 * radius + 2);
          const place = {
            along: rank + row * sheet.unorderedStep,
            across: band.from + band.size / 2 + aside,
          };
          return circle(mark.event, place, true);
        });
  const ordered = undatedMarks(drawing.ordered, laid.ordered);
  const unordered = undatedMarks(drawing.unordered, laid.unordered);

  const arrows = drawing.arrows
    .map(({ from, to }) => {
      const [a, b] = [middleOf.get(from), middleOf.get(to)];
      if (a === undefined || b === undefined) return "";
      const length = Math.hypot(b.along - a.along, b.across - a.across);
      if (length < radius * 2) return "";
      const unit = { along: (b.along - a.along) / length, across: (b.across - a.across) / length };
      const start = { along: a.along + unit.along * radius, across: a.across + unit.across * radius };
      const end = {
        along: b.along - unit.along * (radius + 3),
        across: b.across - unit.across * (radius + 3),
      };
      return line(start, end, "arrow", ` marker-end="url(#${prefix}-head)"`);
    })
    .join("");

  const partHead = (part: UndatedPart | null, text: string) => {
    if (part === null) return "";
    const { begins } = part;
    const along = begins - radius * 2 - PART_GAP / 2;
    const isFirst = laid.dated === null && (part === laid.ordered || laid.ordered === null);
    const rule = isFirst
      ? ""
      : raw(
          line(
            { along: down ? along - 8 : along, across: down ? 0 : 4 },
            { along: down ? along - 8 : along, across: laid.endAcross },
            "part",
          ),
        );
    return down
      ? html`${rule}<text class="part-name" x="0" y="${number(along + 8)}">${text}</text>`
      : html`${rule}<text class="part-name" x="${number(begins - radius)}" y="30">${text}</text>`;
  };

  const width = sheet.width;
  const height = Math.ceil(
    down ? laid.endAlong : laid.endAcross + (drawing.scale.breaks.length > 0 ? 20 : 4),
  );
  const gradientEnd = down ? raw('x2="0" y2="1"') : "";
  const fade = (name: string, stops: readonly (readonly [number, number])[]) =>
    html`<linearGradient id="${prefix}-g-${name}" ${gradientEnd}>${stops.map(([offset, opacity]) => html`<stop offset="${offset}" stop-color="#fff" stop-opacity="${opacity}"/>`)}</linearGradient><mask id="${prefix}-${name}" maskContentUnits="objectBoundingBox"><rect width="1" height="1" fill="url(#${prefix}-g-${name})"/></mask>`;

  return html`<svg class="drawing drawing-${sheet.direction}" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" aria-hidden="true" focusable="false"><defs>${fade(
    "both",
    [
      [0, 0],
      [0.25, 1],
      [0.75, 1],
      [1, 0],
    ],
  )}${fade("start", [
    [0, 0],
    [1, 1],
  ])}${fade("end", [
    [0, 1],
    [1, 0],
  ])}<marker id="${prefix}-head" viewBox="0 0 6 6" refX="5" refY="3" markerWidth="6" markerHeight="6" orient="auto"><path class="arrow-head" d="M0 0L6 3L0 6z"/></marker></defs>${raw(bandsDrawn)}${raw(ticks)}${names}${labels}${breaks}${partHead(laid.ordered, words.case.drawing.ordered)}${partHead(laid.unordered, words.case.drawing.unordered)}${raw(arrows)}${dated}${ordered}${unordered}</svg>`;
};

/** The timeline in both directions; the style sheet shows the one that fits. */
export const timelineSvg = (words: Words, events: readonly DrawnEvent[]): Html =>
  html`${draw(words, layAlong(events), "tw")}${draw(words, layDown(events), "tt")}`;
