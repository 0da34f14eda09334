/**
 * Where log lines go: standard error, for a person at a terminal in colours, else as JSON for whatever collects them.
 * Standard output is kept for what a command was asked for.
 */
import { Layer, Logger } from "effect";

export const logging: Layer.Layer<never> = Layer.merge(
  Logger.layer([
    process.stderr.isTTY === true ? Logger.consolePretty() : Logger.withConsoleError(Logger.formatJson),
  ]),
  Layer.succeed(Logger.LogToStderr, true),
);
