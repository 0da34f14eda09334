/** `npm start`: serves the data of this office, or does what else TAREEKH_ROLES says. */
import { Effect } from "effect";
import { configuration } from "../config.ts";
import { asCommand } from "./as-command.ts";
import { serveUntilStopped } from "./serve-until-stopped.ts";
import { workUntilStopped } from "./work-until-stopped.ts";

asCommand(
  Effect.flatMap(configuration({ dataDir: "data" }), (config) =>
    config.roles.includes("serve") ? serveUntilStopped(config) : workUntilStopped(config),
  ),
);
