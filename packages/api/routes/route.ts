/**
 * One declaration a route: it validates the request, answers it, and describes it in the OpenAPI document.
 *
 * A route is thin: it hands what was sent to a use case and says how the answer is written.
 */
import { Effect, Result, Schema, SchemaAST } from "effect";
import type { Context } from "hono";
import { csvOf, csvStream, type Table, type TablePart } from "../csv/csv.ts";
import { decoded, fieldProblem } from "../field-problems.ts";
import type { AppEnv, Run, SignedIn } from "../page-context.ts";
import { type ProblemKind, ProblemRaised } from "../problem.ts";
import type { AppServices } from "../services.ts";
import { todayInIndia } from "../use-cases/today-in-india.ts";
import { expectedRevision } from "./if-match.ts";
import { jsonBody } from "./json-body.ts";
import { isLarge, jsonStream } from "./json-stream.ts";
import { wantsCsv } from "./wants-csv.ts";

export type Tag = "cases" | "figures" | "releases" | "catalogue" | "service";

/** What a route's `handle` is given: everything decoded. */
export interface Asked<Params, Query, Body> {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  /** Undefined only on a route that is open to strangers. */
  readonly signedIn: SignedIn | undefined;
  /** The revision of `If-Match`; null where there is none. */
  readonly expected: number | null;
}

/** A table that may be long: read part after part, so that it is never held whole. */
export interface LongTable<Params, Query, Body> {
  readonly columns: readonly string[];
  /** The part that begins at a cursor; at first that of the query, if it has one. */
  readonly part: (
    asked: Asked<Params, Query, Body>,
    cursor: string | undefined,
  ) => Effect.Effect<TablePart, unknown, AppServices>;
}

export interface Answer<Body> {
  readonly body: Body;
  /** Default: 200. */
  readonly status?: 200 | 201 | 503;
  /** Sent as `ETag`. */
  readonly revision?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

interface Declared<Params, Query, Body, Answered> {
  readonly method: "get" | "post";
  /** As OpenAPI writes it: `/api/cases/{caseId}`. */
  readonly path: string;
  readonly operationId: string;
  readonly tag: Tag;
  readonly summary: string;
  readonly description?: string;
  readonly params?: Schema.Codec<Params, Readonly<Record<string, string>>>;
  readonly query?: Schema.Codec<Query, Readonly<Record<string, string | undefined>>>;
  readonly body?: Schema.Codec<Body, unknown>;
  /** The use case reads the body itself, and names at once everything that is wrong with it: it is handed on as sent. */
  readonly bodyReadLater?: boolean;
  readonly bodyExample?: unknown;
  readonly answer: Schema.Codec<Answered, unknown>;
  readonly answerDescription: string;
  /** Statuses of an answer besides 200, with what each means. */
  readonly also?: Readonly<Partial<Record<200 | 201 | 503, string>>>;
  /** Whether the answer carries the case's revision as its `ETag`. */
  readonly etag?: boolean;
  /** Whether `If-Match` may be sent. */
  readonly ifMatch?: boolean;
  /** Whether a stranger may ask. */
  readonly open?: boolean;
  /**
   * The answer as a table; then it can be had as CSV too. Files of it are named after `name` and the day:
   * `tareekh-delays-2026-11-22.csv`.
   */
  readonly table?: {
    readonly name: string;
    readonly of:
      | ((answer: Answered, asked: Asked<Params, Query, Body>) => Table)
      | LongTable<Params, Query, Body>;
  };
  /** Problems beyond those that any route may have. */
  readonly problems?: readonly ProblemKind[];
  readonly handle: (
    asked: Asked<Params, Query, Body>,
  ) => Effect.Effect<Answer<Answered>, unknown, AppServices>;
}

/** What the OpenAPI document says of a route. */
export type RouteDescription = Omit<
  Declared<unknown, unknown, unknown, unknown>,
  "handle" | "table" | "params" | "query" | "body" | "answer"
> & {
  readonly csv: boolean;
  /** Where it does not answer with JSON: with server-sent events, or with lines of text. */
  readonly mediaType?: "text/event-stream" | "text/plain";
  readonly params: Schema.Top | undefined;
  readonly query: Schema.Top | undefined;
  readonly body: Schema.Top | undefined;
  readonly answer: Schema.Top;
};

export interface Route {
  readonly description: RouteDescription;
  readonly respond: (c: Context<AppEnv>, run: Run) => Promise<Response>;
}

/** `format` belongs to every route with a table; it is taken before the route's own parameters are read. */
export const FORMAT = "format";

const decodeParams = <A>(schema: Schema.Codec<A, Readonly<Record<string, string>>>, c: Context): A => {
  const read = Schema.decodeUnknownResult(schema)(c.req.param());
  if (Result.isSuccess(read)) return read.success;
  const told = Object.entries(c.req.param()).map(([name, value]) => `${name} ${JSON.stringify(value)}`);
  throw new ProblemRaised(
    "not-found",
    `Nothing can have the ${told.join(", ")}. A case has an id such as case-0192f0c0-0000-7000-8000-000000000000; take it from the list of cases (/api/cases).`,
  );
};

/** Parameters that the route does not have; a name that is mistyped would otherwise be a filter that is not there. */
const unknownParameters = (given: object, schema: Schema.Top | undefined, hasTable: boolean) => {
  const known =
    schema !== undefined && SchemaAST.isObjects(schema.ast)
      ? schema.ast.propertySignatures.map(({ name }) => String(name))
      : [];
  const names = hasTable ? [...known, FORMAT] : known;
  const expected = names.length === 0 ? "no parameter at all" : `one of the parameters ${names.join(", ")}`;
  return Object.keys(given)
    .filter((name) => !known.includes(name))
    .map((field) => ({
      field,
      expected,
      came: "a value",
      message: `${field} is no parameter of this address, which takes ${names.length === 0 ? "none" : names.join(", ")}`,
    }));
};

/** The query as a route declares it. Throws a `ProblemRaised` that names everything wrong with it. */
export const decodeQuery = <A>(
  schema: Schema.Codec<A, Readonly<Record<string, string | undefined>>> | undefined,
  c: Context,
  hasTable: boolean,
): A => {
  const all = Object.entries(c.req.queries());
  const twice = all.filter(([, values]) => values.length > 1);
  if (twice.length > 0) {
    throw new ProblemRaised("invalid-request", "A query parameter was given more than once.", {
      problems: twice.map(([name, values]) => fieldProblem(name, "one value", values)),
    });
  }
  const given = Object.fromEntries(
    all.filter(([name]) => !(hasTable && name === FORMAT)).map(([name, [value]]) => [name, value]),
  );
  const unknown = unknownParameters(given, schema, hasTable);
  if (unknown.length > 0) {
    throw new ProblemRaised(
      "invalid-request",
      "There is no such query parameter; `problems` says which there are.",
      {
        problems: unknown,
      },
    );
  }
  return decoded(
    (schema ?? Schema.Struct({})) as Schema.Codec<A, unknown>,
    given,
    "A query parameter cannot be accepted; `problems` says which.",
  );
};

/** A file of several months ago is still told from today's. */
const attachment = (name: string, today: string): string =>
  `attachment; filename="tareekh-${name}-${today}.csv"`;

const CSV = "text/csv; charset=utf-8; header=present";

export const route = <Params = undefined, Query = undefined, Body = undefined, Answered = unknown>(
  declared: Declared<Params, Query, Body, Answered>,
): Route => {
  const { handle, table, params, query, body, answer, ...rest } = declared;
  const readBody = async (schema: Schema.Codec<Body, unknown>, c: Context): Promise<unknown> => {
    const sent = await jsonBody(c);
    return declared.bodyReadLater === true
      ? sent
      : decoded(schema, sent, "The body cannot be accepted; `problems` says where.");
  };
  return {
    description: { ...rest, csv: table !== undefined, params, query, body, answer },
    respond: async (c, run) => {
      const asCsv = table !== undefined && wantsCsv(c);
      const asked: Asked<Params, Query, Body> = {
        params: (params === undefined ? undefined : decodeParams(params, c)) as Params,
        query: decodeQuery(query, c, table !== undefined),
        body: (body === undefined ? undefined : await readBody(body, c)) as Body,
        signedIn: c.get("signedIn"),
        expected: declared.ifMatch === true ? expectedRevision(c) : null,
      };
      const varies = table === undefined ? {} : { vary: "accept" };
      const asFile = async (): Promise<Record<string, string>> => ({
        ...varies,
        "content-type": CSV,
        "content-disposition": attachment(table?.name ?? "", await run(todayInIndia)),
      });

      if (asCsv && typeof table.of === "object") {
        const { columns, part } = table.of;
        // What is wrong with the question is wrong with its first part, and is told before the file begins.
        const first = await run(part(asked, undefined));
        const partAfter = (cursor: string) =>
          run(
            part(asked, cursor).pipe(
              Effect.tapError((error) =>
                Effect.logError("a table ended before its end", error).pipe(
                  Effect.annotateLogs({ request: c.get("requestId") }),
                ),
              ),
            ),
          );
        return c.body(csvStream(columns, first, partAfter), 200, await asFile());
      }

      const given = await run(handle(asked));
      const status = given.status ?? 200;
      const headers = {
        ...varies,
        ...given.headers,
        ...(given.revision === undefined ? {} : { etag: `"${given.revision}"` }),
      };
      if (asCsv && typeof table.of === "function")
        return c.body(csvOf(table.of(given.body, asked)), status, { ...headers, ...(await asFile()) });
      return isLarge(given.body)
        ? c.body(jsonStream(given.body), status, { ...headers, "content-type": "application/json" })
        : c.json(given.body as Record<string, unknown>, status, headers);
    },
  };
};
