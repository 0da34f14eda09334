/** How the projector reads a case: the history of all that was recorded of it, as it stands. */
import type { RecordedContent } from "@tareekh/core/catalogue/event-type.ts";
import { growingHistory } from "@tareekh/core/history/build-history.ts";
import type { ReadHistory } from "./definitions.ts";

export const readHistory: ReadHistory = () => {
  const grow = growingHistory();
  return (events) =>
    grow(events.map(({ revision, body }) => ({ revision, content: JSON.parse(body) as RecordedContent })));
};
