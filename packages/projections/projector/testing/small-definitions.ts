/** The small projections over histories as they are read in earnest. */
import type { Definitions } from "../definitions.ts";
import { readHistory } from "../read-history.ts";
import { smallProjections } from "./small-projections.ts";

export const smallDefinitions: Definitions = { projections: smallProjections, dataVersion: "1", readHistory };
