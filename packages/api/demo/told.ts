/** What a published document tells of a case, as one command; the compiler holds each event to its type's data. */
import type { EventData, EventTypeName } from "@tareekh/core/catalogue/catalogue.ts";
import type { Source } from "@tareekh/core/catalogue/event-type.ts";
import type { OpenCaseRequest } from "@tareekh/core/recording/command.ts";

/** One thing that the document tells. */
export type Told = {
  readonly [Name in EventTypeName]: {
    readonly type: Name;
    readonly ref?: string;
    /** As precisely as the document says; null where it says nothing. */
    readonly occurred: string | null;
    readonly after?: readonly string[];
    readonly before?: readonly string[];
    /**
     * The document's own words for it, ` … ` between what stands apart in it; left out for what only keeps the record in
     * order.
     */
    readonly words?: string;
    /** What the document says of the time and a date cannot: `early` September. */
    readonly partOfTime?: Source["partOfTime"];
    readonly data: EventData<Name>;
  };
}[EventTypeName];

export interface DemoCase {
  readonly title: string;
  readonly command: OpenCaseRequest;
}

/** A case as its document tells it. The command's id is fixed, so that recording it again records nothing new. */
export const demoCase = (
  title: string,
  commandId: string,
  source: Omit<Source, "quotation" | "partOfTime">,
  told: readonly Told[],
): DemoCase => ({
  title,
  command: {
    commandId,
    events: told.map(({ words, partOfTime, ...event }) => ({
      ...event,
      data: { ...event.data },
      source: {
        ...source,
        ...(partOfTime === undefined ? {} : { partOfTime }),
        ...(words === undefined ? {} : { quotation: words }),
      },
    })),
  },
});
