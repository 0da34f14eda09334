/** The log on EventStoreDB is held to what every event log does. */
import { eventLogContract } from "@tareekh/core/log/event-log.contract.ts";
import { realServer, testLog } from "./test-log.ts";

eventLogContract(realServer === undefined ? "EventStoreDB, as the stand-in is one," : "EventStoreDB", () =>
  testLog(),
);
