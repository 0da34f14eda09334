/** What rows are computed by, in the server and in every maintenance command. */
import { projections } from "@tareekh/projections/projections.ts";
import type { Definitions } from "@tareekh/projections/projector/definitions.ts";
import { readHistory } from "@tareekh/projections/projector/read-history.ts";

export const definitions: Definitions = {
  projections,
  /** Raised when a history is read otherwise, or the law's data change, so that rows come out differently. */
  dataVersion: "1",
  readHistory,
  module: new URL(import.meta.url),
};
