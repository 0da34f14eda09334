/**
 * What an event type is, and the form in which every event is recorded.
 *
 * A chapter file declares its types with `eventType`; `catalogue.ts` gathers them.
 */
import { Schema } from "effect";
import type { Parsed } from "../calendar/occurrence.ts";
import { partsOfTime, reliabilities, sourceKinds } from "./codes/sources.ts";
import { code, type Field, fieldsOf, name, optional, sealedText } from "./fields.ts";

export const chapters = [
  "record-keeping",
  "people",
  "investigation",
  "custody-and-bail",
  "court",
  "care-and-compensation",
  "intimidation-and-protection",
] as const;
export type Chapter = (typeof chapters)[number];

/** Who says so: the paper or person from which an event was taken. */
export const Source = Schema.Struct({
  kind: code(sourceKinds, { title: "Source", help: "What kind of paper or person says so" }),
  reference: optional(
    sealedText({ title: "Reference", help: "Which one: its date, page or number. Sealed." }),
  ),
  reliability: optional(code(reliabilities, { title: "Reliability", help: "How far it can be relied on" })),
  publisher: optional(name({ title: "Publisher", help: "The office or organisation that issued it" })),
  partOfTime: optional(
    code(partsOfTime, {
      title: "Part of the time",
      help: "Where the source says more than the date can: early in the month, at night",
    }),
  ),
  quotation: optional(
    sealedText({
      title: "Quotation",
      help: "The few words that say it. Sealed; never a statement's content.",
    }),
  ),
});
export type Source = typeof Source.Type;
export const sourceFields: readonly Field[] = fieldsOf(Source);

/** Titles by the code of a field; a code that has none goes by the type's own title. */
export interface TitlesByCode {
  readonly field: string;
  readonly words: Readonly<Record<string, string | undefined>>;
}

/** The same, held to the data: a field of it, and codes of that field. */
type TitlesOf<Data> = {
  [Field in keyof Data & string]: {
    readonly field: Field;
    readonly words: Readonly<Partial<Record<Extract<Data[Field], string>, string>>>;
  };
}[keyof Data & string];

/** One version of the data of an event type, as found in a log. */
export interface EventType<Type extends string = string, Data = unknown> {
  readonly type: Type;
  /** The current version; older ones are brought up by `upcasts`. */
  readonly version: number;
  readonly chapter: Chapter;
  readonly title: string;
  /**
   * What an event is called instead where the code of one of its fields says more exactly what is known: an event is
   * not called ordered, or done, where its source only says that it is so, or under way. Null where none is.
   */
  readonly titles: TitlesByCode | null;
  readonly help: string;
  /**
   * Says something about the record and those in it, rather than that something happened: without a date it holds on
   * any day. A type that tells of the world, or changes how the case stands, is none of these.
   */
  readonly timeless: boolean;
  readonly data: Schema.Codec<Data, Data>;
  readonly fields: readonly Field[];
  /** An example that the schema accepts; texts to be sealed are plain in it. */
  readonly example: { readonly occurred: string | null; readonly data: Data };
  /** From the data of version n to that of version n + 1, for each earlier version n. */
  readonly upcasts: Readonly<Record<number, (data: never) => unknown>>;
  /** What a schema cannot say: `"<field>: what is wrong"` for data that contradicts itself. */
  readonly check: (data: Data) => Parsed<Data>;
}

/** The data of one event type. */
export type DataOf<T> = T extends EventType<string, infer Data> ? Data : never;

export const eventType = <const Type extends string, Data>(declared: {
  readonly type: Type;
  readonly chapter: Chapter;
  readonly title: string;
  readonly titles?: TitlesOf<NoInfer<Data>>;
  readonly help: string;
  readonly timeless?: boolean;
  readonly data: Schema.Codec<Data, Data>;
  readonly example: { readonly occurred: string | null; readonly data: NoInfer<Data> };
  readonly version?: number;
  readonly upcasts?: Readonly<Record<number, (data: never) => unknown>>;
  readonly check?: (data: Data) => Parsed<Data>;
}): EventType<Type, Data> => ({
  version: 1,
  timeless: false,
  upcasts: {},
  titles: null,
  check: (data) => ({ ok: true, value: data }),
  ...declared,
  fields: fieldsOf(declared.data),
});

/** What an event of the type is called, by what its data says is known. */
export const titleOf = ({ title, titles }: Pick<EventType, "title" | "titles">, data: unknown): string => {
  if (titles === null || typeof data !== "object" || data === null) return title;
  const said = (data as Readonly<Record<string, unknown>>)[titles.field];
  return (typeof said === "string" ? titles.words[said] : undefined) ?? title;
};

/**
 * What was recorded: all of an event but its place in the log. Its canonical form (RFC 8785) is what is hashed.
 *
 * Dates stand as texts; `calendar/` reads them.
 */
export interface RecordedContent {
  /** UUIDv7, derived from the command's id. */
  readonly id: string;
  readonly stream: string;
  readonly type: string;
  readonly version: number;
  /** EDTF or an instant with its offset; null where nothing is known of it. */
  readonly occurred: string | null;
  /** Ids of events of the same stream that came before this one. */
  readonly after: readonly string[];
  /** Ids of events of the same stream that came after this one. */
  readonly before: readonly string[];
  readonly source: Source;
  readonly data: unknown;
  /** Who recorded it. */
  readonly by: string;
  readonly command: {
    /** UUIDv7 given by the sender. */
    readonly id: string;
    /** Keyed digest of what was sent, in base64url. */
    readonly digest: string;
    /** How many events the command appended together. */
    readonly size: number;
  };
  /** When it was appended: UTC, milliseconds; never runs backwards within a stream. */
  readonly recorded: string;
}

/** An event before the log has given it a time. */
export type ContentToAppend = Omit<RecordedContent, "recorded">;
