/** What can be recorded: every event type with its schema and an example that can be sent. */
import { eventTypeNamed } from "@tareekh/core/catalogue/catalogue.ts";
import { chapters, type EventType } from "@tareekh/core/catalogue/event-type.ts";
import { Effect, Schema } from "effect";
import { catalogued, exampleOf, wholeEventSchemaOf } from "../openapi/event-schemas.ts";
import { ProblemRaised } from "../problem.ts";
import { route } from "./route.ts";

const Json = Schema.Record(Schema.String, Schema.Unknown);

const CataloguedType = Schema.Struct({
  type: Schema.String,
  version: Schema.Int,
  chapter: Schema.Literals(chapters),
  title: Schema.String,
  help: Schema.String,
  schema: Json.annotate({ description: "JSON Schema of the event as it is sent" }),
  example: Json.annotate({
    description: "Can be sent as it stands, once the people and proceedings that it names are in the case",
  }),
}).annotate({ identifier: "CataloguedType" });
type CataloguedType = typeof CataloguedType.Type;

const told = (type: EventType): CataloguedType => ({
  type: type.type,
  version: type.version,
  chapter: type.chapter,
  title: type.title,
  help: type.help,
  schema: wholeEventSchemaOf(type),
  example: exampleOf(type),
});

const catalogue = route({
  method: "get",
  path: "/api/catalogue",
  operationId: "listEventTypes",
  tag: "catalogue",
  summary: "What can be recorded",
  answer: Schema.Struct({ types: Schema.Array(CataloguedType) }),
  answerDescription: "Every event type, in the order in which they are offered",
  handle: () => Effect.succeed({ body: { types: catalogued.map(told) } }),
});

const eventType = route({
  method: "get",
  path: "/api/catalogue/{type}",
  operationId: "readEventType",
  tag: "catalogue",
  summary: "One event type",
  params: Schema.Struct({ type: Schema.String }),
  answer: CataloguedType,
  answerDescription: "The event type",
  handle: ({ params }) => {
    const type = eventTypeNamed(params.type);
    return type === undefined
      ? Effect.fail(
          new ProblemRaised("not-found", "There is no event type of that name; /api/catalogue lists them."),
        )
      : Effect.succeed({ body: told(type) });
  },
});

export const catalogueRoutes = [catalogue, eventType];
