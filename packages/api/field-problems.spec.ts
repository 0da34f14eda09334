import { Schema, SchemaAST } from "effect";
import { expect, test } from "vitest";
import { decoded, fieldProblem } from "./field-problems.ts";
import { ProblemRaised } from "./problem.ts";
import { routes } from "./routes/routes.ts";

const Query = Schema.Struct({
  by: Schema.optionalKey(Schema.Literals(["state", "district"])),
  from: Schema.String.check(Schema.isPattern(/^\d{4}$/, { expected: "a year" })),
});

const refused = (value: unknown): ProblemRaised => {
  try {
    decoded(Query, value, "Refused.");
  } catch (error) {
    if (error instanceof ProblemRaised) return error;
    throw error;
  }
  throw new Error("nothing was refused");
};

test("what is right is read", () => {
  expect(decoded(Query, { from: "2020", by: "state" }, "")).toEqual({ from: "2020", by: "state" });
});

test("everything that is wrong is named at once, with what was expected and what came", () => {
  const { problem } = refused({ by: "caste", form: "2020" });
  expect(problem.status).toBe(400);
  expect(problem.problems).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ field: "by", expected: '"state" | "district"', came: '"caste"' }),
      expect.objectContaining({ field: "from", came: "nothing" }),
      expect.objectContaining({ field: "form", expected: "no field of this name" }),
    ]),
  );
  for (const { field, message } of problem.problems ?? []) expect(message).toContain(field);
});

test("of very many problems the first are told, and how many more there are", () => {
  const wrong = Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`field-${i}`, 1]));
  const told = refused({ from: "2020", ...wrong }).problem.problems ?? [];
  expect(told).toHaveLength(101);
  expect(told.at(-1)?.message).toContain("400 more problems");
});

test.each([
  [{}, "from is missing"],
  [{ from: 2020 }, "from should be a text; 2020 came"],
  [{ from: "2020", form: "2020" }, "form is no field that is read here: leave it out"],
])("%j is told in a sentence of plain words", (value, sentence) => {
  expect(refused(value).problem.problems?.map(({ message }) => message)).toEqual([sentence]);
});

test("a list with nothing in it, or with too much, is told how many it may have", () => {
  const Sent = Schema.Struct({
    events: Schema.Array(Schema.String).check(Schema.isMinLength(1), Schema.isMaxLength(2)),
  });
  const told = (events: readonly string[]) => {
    try {
      return decoded(Sent, { events }, "Refused.");
    } catch (error) {
      return (error as ProblemRaised).problem.problems?.[0]?.message;
    }
  };
  expect(told([])).toBe("events should be at least 1 of them; a list of 0 came");
  expect(told(["a", "b", "c"])).toBe("events should be at most 2 of them; a list of 3 came");
});

test("a long text, which may be somebody's words, is not repeated", () => {
  const words = "He said that he would come to the house again. ".repeat(3);
  expect(JSON.stringify(refused({ from: words }).problem)).not.toContain("He said");
});

test("a header is a field like another", () => {
  expect(fieldProblem("If-Match", "a revision", "x")).toMatchObject({
    field: "If-Match",
    expected: "a revision",
    came: '"x"',
  });
});

/** Every route with parameters in its query, and their names. */
const asked = routes.flatMap(({ description: { operationId, query } }) =>
  query !== undefined && SchemaAST.isObjects(query.ast)
    ? [{ operationId, query, names: query.ast.propertySignatures.map(({ name }) => String(name)) }]
    : [],
);

test.each(asked)("$operationId says in words what it wants of each parameter, and never in signs", (one) => {
  const wrong = Object.fromEntries(one.names.map((name) => [name, "\u0000"]));
  try {
    decoded(one.query as Schema.Codec<unknown, unknown>, wrong, "Refused.");
    expect.unreachable("a control character was taken for a value");
  } catch (error) {
    if (!(error instanceof ProblemRaised)) throw error;
    const told = error.problem.problems ?? [];
    expect(told.map(({ field }) => field).toSorted()).toEqual(one.names.toSorted());
    for (const { message } of told) expect(message).not.toMatch(/RegExp|\^|\[0-9/);
  }
});

test("a pattern that has no words of its own is not shown either", () => {
  const Sent = Schema.Struct({ id: Schema.String.check(Schema.isPattern(/^x-[0-9a-f]{3}$/)) });
  expect(() => decoded(Sent, { id: "y" }, "Refused.")).toThrow(
    expect.objectContaining({
      problem: expect.objectContaining({
        problems: [expect.objectContaining({ message: expect.not.stringContaining("RegExp") })],
      }),
    }),
  );
});
