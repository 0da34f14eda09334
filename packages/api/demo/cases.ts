/** The published cases with which a newcomer meets Tareekh. */
import { kolkata } from "./kolkata.ts";
import { mumbai } from "./mumbai.ts";
import { rajkot } from "./rajkot.ts";
import { saran } from "./saran.ts";
import type { DemoCase } from "./told.ts";

export const demoCases: readonly DemoCase[] = [kolkata, mumbai, rajkot, saran];
