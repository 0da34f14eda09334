/** What `release` and `reproduce` are told, each refused with a sentence that says what is expected. */
import { parseArgs } from "node:util";
import { Effect, Schema } from "effect";

export class ArgumentRefused extends Schema.TaggedError<ArgumentRefused>()("ArgumentRefused", {
  message: Schema.String,
}) {}

export type ReleaseArguments =
  | { readonly kind: "publish"; readonly name: string; readonly dryRun: boolean }
  | { readonly kind: "withdraw"; readonly id: string; readonly reason: string };

const RELEASE_USAGE =
  'npm run release -- "<name>" [--dry-run], or npm run release -- <id> --withdraw "<reason>"';

const refuse = (message: string, usage: string) =>
  new ArgumentRefused({ message: `${message} Expected is: ${usage}` });

const given = (args: readonly string[]): ReleaseArguments => {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { "dry-run": { type: "boolean" }, withdraw: { type: "string" } },
    strict: true,
    allowPositionals: true,
  });
  const [name, ...more] = positionals;
  if (name === undefined) throw refuse("A release has a name.", RELEASE_USAGE);
  if (more.length > 0) throw refuse("A name of several words stands in quotation marks.", RELEASE_USAGE);
  if (values.withdraw === undefined) return { kind: "publish", name, dryRun: values["dry-run"] === true };
  if (values["dry-run"] === true)
    throw refuse(
      "A withdrawal has no dry run: it is said of a release once, and cannot be taken back.",
      RELEASE_USAGE,
    );
  if (values.withdraw.trim() === "") throw refuse("Whoever withdraws a release says why.", RELEASE_USAGE);
  return { kind: "withdraw", id: name, reason: values.withdraw.trim() };
};

export const releaseArguments = (args: readonly string[]): Effect.Effect<ReleaseArguments, ArgumentRefused> =>
  Effect.try({
    try: () => given(args),
    catch: (error) =>
      error instanceof ArgumentRefused
        ? error
        : refuse(`${error instanceof Error ? error.message : String(error)}.`, RELEASE_USAGE),
  });

/** The id of the release that is to be made anew. */
export const reproducedRelease = (args: readonly string[]): Effect.Effect<string, ArgumentRefused> => {
  const [id, ...more] = args;
  return id === undefined || more.length > 0
    ? Effect.fail(
        refuse(
          "One release is made anew at a time, by its id, which is the last part of its address.",
          "npm run reproduce -- <id>",
        ),
      )
    : Effect.succeed(id);
};
