import { dayInIndia } from "@tareekh/core/calendar/days-in-india.ts";
import { Clock, Effect } from "effect";

/** The day that it is in India now. Queries count to it; nothing stored ever holds it. */
export const todayInIndia = Effect.map(Clock.currentTimeMillis, dayInIndia);
