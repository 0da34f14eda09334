/** A pool of connections whose questions are heard before they are asked. */
import type { Pool } from "pg";

/** @param hear told the text of each question, also of those asked by clients of the pool */
export const hearingPool = (pool: Pool, hear: (text: string) => void): Pool => {
  const hearing = <Asked extends object>(asked: Asked): Asked =>
    new Proxy(asked, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name);
        if (typeof value !== "function") return value;
        return (...given: unknown[]): unknown => {
          const [question] = given;
          if (name === "query") {
            hear(typeof question === "string" ? question : (question as { readonly text: string }).text);
          }
          const answer: unknown = Reflect.apply(value, target, given);
          return name === "connect" ? (answer as Promise<object>).then(hearing) : answer;
        };
      },
    });
  return hearing(pool);
};
