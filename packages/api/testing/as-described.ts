/** Holds an answer to what its route declares of it, and so to the OpenAPI document. */
import { Result, Schema } from "effect";
import { routes } from "../routes/routes.ts";

/** Everything in which the answer is not as the route of that operation describes it; empty where nothing is. */
export const differencesFromDescription = (operationId: string, answer: unknown): string => {
  const found = routes.find(({ description }) => description.operationId === operationId);
  if (found === undefined) throw new Error(`There is no operation ${operationId}`);
  const schema = found.description.answer as Schema.Codec<unknown>;
  const decoded = Schema.decodeUnknownResult(schema)(answer, { errors: "all", onExcessProperty: "error" });
  return Result.isFailure(decoded) ? String(decoded.failure) : "";
};
