/** `npm start`: serves the data of this office. */
import { Effect } from "effect";
import { configuration } from "../config.ts";
import { asCommand } from "./as-command.ts";
import { serveUntilStopped } from "./serve-until-stopped.ts";

asCommand(Effect.flatMap(configuration({ dataDir: "data" }), (config) => serveUntilStopped(config)));
