/** What must hold of any JSON that is to be recorded, whatever it means. */
import { isSealedValue } from "../catalogue/fields.ts";
import { type Path, type Problem, problemAt } from "./problem.ts";

/** No event type nests as deep; a request that does was made to exhaust the stack. */
const DEEPEST = 24;

/** A NUL is kept by no database as text, and cuts a text short for some programs that read it. */
const NUL = "\0";

const isPlain = (text: string): boolean => text.isWellFormed() && !text.includes(NUL);

/** Said at once of nearly all that comes; what is wrong, and where, is looked for only where something is. */
const isRecordable = (value: unknown, depth: number): boolean => {
  if (depth > DEEPEST) return false;
  if (typeof value === "string") return isPlain(value);
  if (typeof value !== "object" || value === null) return true;
  if (isSealedValue(value)) return false;
  const inner = value as Readonly<Record<string, unknown>>;
  return Object.keys(inner).every((name) => isPlain(name) && isRecordable(inner[name], depth + 1));
};

function* problemsWithin(value: unknown, path: Path): Generator<Problem> {
  if (path.length > DEEPEST)
    yield problemAt(path.slice(0, 4), "data as its type has them", "a deeper nesting");
  else if (typeof value === "string") {
    if (!value.isWellFormed()) yield problemAt(path, "a text of whole characters", "half a character");
    else if (value.includes(NUL)) yield problemAt(path, "a text without NUL", "a NUL");
  } else if (isSealedValue(value)) {
    yield problemAt(path, "a plain text (it is sealed when it is recorded)", value);
  } else if (typeof value === "object" && value !== null) {
    for (const [name, part] of Object.entries(value)) {
      if (!isPlain(name)) yield problemAt(path, "names of whole characters, without NUL", "another name");
      yield* problemsWithin(part, [...path, Array.isArray(value) ? Number(name) : name]);
    }
  }
}

/**
 * What keeps a value from being recorded: half a character (RFC 8785 has no canonical form of it), a NUL, a nesting that no
 * event has, and a text that comes sealed. Only plain texts come in, or one could record what nobody here can read.
 */
export const unrecordable = (value: unknown, path: Path): readonly Problem[] =>
  isRecordable(value, path.length) ? [] : [...problemsWithin(value, path)];
