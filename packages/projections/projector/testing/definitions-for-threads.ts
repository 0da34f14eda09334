/** The small projections in a module of their own, from which a thread can import them. */
import type { Definitions } from "../definitions.ts";
import { smallDefinitions } from "./small-definitions.ts";

export const definitions: Definitions = { ...smallDefinitions, module: new URL(import.meta.url) };
