/** Which errors of `pg` say nothing about what was asked, so that asking again may help; and how often it is tried. */
import { Effect, Predicate, Schedule } from "effect";

const systemCodes: ReadonlySet<string> = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "ECONNABORTED",
  "ENOENT", // the embedded database's socket, while it is being opened anew
  "EPIPE",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "EAI_AGAIN",
]);

/** PostgreSQL: connection exceptions, resources, the operator, and rollbacks for the sake of others. */
const sqlStateClasses = /^(08|53|57P|40)/;

/** `pg` gives these no code. */
const messages =
  /^(Connection terminated|timeout (exceeded|expired)|Client has encountered a connection error)/;

/** Whether an error tells of the connection or the server's state, not of the statement. */
export const isConnectionLost = (error: unknown): boolean => {
  if (error instanceof AggregateError) return error.errors.some(isConnectionLost);
  if (!(error instanceof Error)) return false;
  const code = Predicate.hasProperty(error, "code") && typeof error.code === "string" ? error.code : "";
  return systemCodes.has(code) || sqlStateClasses.test(code) || messages.test(error.message);
};

/** Seven more tries within about three seconds: a server that restarts is back by then. */
const patience = { times: 7, schedule: Schedule.exponential("25 millis", 2) };

/** Does again what may be repeated harmlessly, as long as it is the connection that fails. */
export const againIfLost = <A>(attempt: () => Promise<A>): Effect.Effect<A, unknown> =>
  Effect.tryPromise({ try: attempt, catch: (cause) => cause }).pipe(
    Effect.retry({ ...patience, while: isConnectionLost }),
  );
