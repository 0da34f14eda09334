/** The services that the use cases may ask for; one `ManagedRuntime` carries them all (`server.ts`). */
import type { EventLog } from "@tareekh/core/log/event-log.ts";

export type AppServices = EventLog;
