/** What a language's table must hold: everything that English holds, so that none is left half translated. */
import type { en } from "./en.ts";

export type Words = typeof en;
