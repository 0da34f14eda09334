/**
 * Where on a form a refusal belongs: the input that is shown for it, and the label by which its reader knows it.
 *
 * Recording names places in what was sent (`data.purposes.0`), and not every one of them is an input: several boxes
 * stand as one, and the reference of a new person is never seen.
 */
import { sourceFields } from "@tareekh/core/catalogue/event-type.ts";
import type { Field, FieldMeaning } from "@tareekh/core/catalogue/fields.ts";
import type { Words } from "../words/words.ts";

export interface Place {
  /** The input's name; its id is `inputId` of it. */
  readonly name: string;
  /** As the page shows it: `Sections 2, Act`. */
  readonly label: string;
}

/** Whether one of several is chosen, in boxes that stand together, rather than typed. */
export const isChosen = ({ kind }: FieldMeaning): boolean =>
  kind === "code" || kind === "person" || kind === "proceeding" || kind === "event" || kind === "yes-no";

const isHidden = ({ meaning }: Field): boolean =>
  meaning?.kind === "person-new" || meaning?.kind === "proceeding-new" || meaning?.kind === "replacement";

const within = (
  words: Words,
  fields: readonly Field[],
  [step, ...rest]: readonly string[],
  around: Place,
): Place | null => {
  const field = fields.find(({ name }) => name === step);
  if (field === undefined || isHidden(field)) return null;
  const labelled = (label: string): string => (around.label === "" ? label : `${around.label}, ${label}`);
  const here: Place = { name: `${around.name}.${field.name}`, label: labelled(field.title) };
  const [index, ...inRow] = rest;
  if (index === undefined) return here;
  if (!field.repeated)
    return field.meaning === null ? (within(words, field.fields, rest, here) ?? here) : here;
  if (!/^\d+$/.test(index) || (field.meaning !== null && isChosen(field.meaning))) return here;
  const row: Place = {
    name: `${here.name}.${index}`,
    label: labelled(words.record.row(field.title, Number(index) + 1)),
  };
  return field.meaning === null ? (within(words, field.fields, inRow, row) ?? here) : row;
};

/** The place of an event's form; null for what no input of it shows. */
export const placeOf = (words: Words, fields: readonly Field[], name: string): Place | null => {
  const [part = "", ...path] = name.split(".");
  const inside = (all: readonly Field[]) => within(words, all, path, { name: part, label: "" });
  switch (part) {
    case "occurred": {
      const input = path[0] === "until" || path[0] === "time" ? path[0] : "date";
      return { name: `occurred.${input}`, label: words.record[input] };
    }
    case "after":
    case "before":
      return { name: part, label: words.record[part] };
    case "reason":
      return { name: part, label: words.correct.reason };
    case "source":
      return inside(sourceFields);
    case "data":
      return inside(fields);
    default:
      return null;
  }
};
