/**
 * The form of any event type, written from the catalogue's fields: labels, hints, inputs, what was refused.
 *
 * Every input has a label and its hint tied to it. Nothing needs a script: rows are added by a button that asks for
 * the form again, and which inputs a choice needs is shown by the style sheet.
 */
import { eventTypeNamed } from "@tareekh/core/catalogue/catalogue.ts";
import { sourceFields } from "@tareekh/core/catalogue/event-type.ts";
import type { Field, FieldMeaning } from "@tareekh/core/catalogue/fields.ts";
import type { TimelineHeader } from "@tareekh/projections/timeline/timeline.ts";
import { html } from "hono/html";
import type { Html } from "../../page-context.ts";
import { casePath } from "../cases/case-list-page.ts";
import { personName, proceedingName } from "../cases/case-names.ts";
import { lock } from "../cases/event-details.ts";
import type { Words } from "../words/words.ts";
import type { FormProblem } from "./event-of-form.ts";
import type { FormValues } from "./form-values.ts";
import { placeOf } from "./problem-places.ts";
import { generalLines, problemSummary, type SummaryLine } from "./problem-summary.ts";
import { readBack } from "./read-back.ts";
import { certainties, certaintyAtFirst } from "./written-date.ts";

/** What the inputs may choose from, and what stands in them. */
export interface FormContext {
  readonly words: Words;
  readonly header: Pick<TimelineHeader, "people" | "proceedings" | "fileNumber">;
  /** The events of the case, to refer to. */
  readonly events: readonly { readonly id: string; readonly type: string; readonly name: string }[];
  /** The fields of the event type, by which refusals are named. */
  readonly fields: readonly Field[];
  /**
   * Where somebody who is missing can be added, and which form is then gone on with; null for a form that corrects, and
   * for one whose case is still to be opened.
   */
  readonly adding: { readonly caseId: string; readonly forType: string } | null;
  readonly values: FormValues;
  readonly problems: readonly FormProblem[];
}

type Option = readonly [value: string, label: string];

/** Choices of no more than this stand open as buttons; more go into a list. */
const OPEN_CHOICES = 6;
const OPEN_BOXES = 10;

export const inputId = (name: string): string => name.replaceAll(".", "-");

/** What was refused of an input, and of what it stands for. */
const problemOf = (form: FormContext, name: string): string | null =>
  form.problems.find(
    (problem) => problem.name === name || placeOf(form.words, form.fields, problem.name)?.name === name,
  )?.message ?? null;

/** The ids of what describes an input: its hint, and what was wrong with it. */
const describedBy = (form: FormContext, name: string, hint: boolean): Html => {
  const ids = [
    hint ? `${inputId(name)}-hint` : null,
    problemOf(form, name) === null ? null : `${inputId(name)}-wrong`,
  ];
  const kept = ids.filter((id) => id !== null).join(" ");
  return html`${kept === "" ? "" : html` aria-describedby="${kept}"`}${problemOf(form, name) === null ? "" : html` aria-invalid="true"`}`;
};

const marks = (words: Words, field: Pick<Field, "required">, meaning: FieldMeaning | null): Html =>
  html`${meaning?.kind === "sealed" ? html`<span class="tag">${lock}${words.record.sealed}</span>` : ""}${field.required ? html`<span class="tag needed">${words.record.needed}</span>` : ""}`;

const hintAndProblem = (form: FormContext, name: string, hint: string | null): Html => {
  const problem = problemOf(form, name);
  return html`${hint === null ? "" : html`<span class="hint" id="${inputId(name)}-hint">${hint}</span>`}${problem === null ? "" : html`<span class="wrong-text" id="${inputId(name)}-wrong">${problem}</span>`}`;
};

const wrong = (form: FormContext, name: string): string => (problemOf(form, name) === null ? "" : " wrong");

/** An input beneath its label. */
const labelled = (form: FormContext, field: Field, name: string, hint: string | null, input: Html): Html =>
  html`<div class="field${wrong(form, name)}"><label for="${inputId(name)}">${field.title}${marks(form.words, field, field.meaning)}</label>${hintAndProblem(form, name, hint)}${input}</div>`;

/** Several inputs beneath a legend. */
const legended = (form: FormContext, field: Field, name: string, hint: string | null, inputs: Html): Html =>
  html`<fieldset class="field${wrong(form, name)}" id="${inputId(name)}" tabindex="-1"${describedBy(form, name, hint !== null)}><legend>${field.title}${marks(form.words, field, field.meaning)}</legend>${hintAndProblem(form, name, hint)}${inputs}</fieldset>`;

const chips = (
  type: "radio" | "checkbox",
  name: string,
  options: readonly Option[],
  chosen: readonly string[],
): Html =>
  html`<div class="chips">${options.map(([value, label]) => html`<label><input type="${type}" name="${name}" value="${value}"${chosen.includes(value) ? html` checked` : ""}>${label}</label>`)}</div>`;

const select = (
  form: FormContext,
  name: string,
  options: readonly Option[],
  hint: boolean,
  empty: string,
): Html =>
  html`<select id="${inputId(name)}" name="${name}"${describedBy(form, name, hint)}><option value="">${empty}</option>${options.map(([value, label]) => html`<option value="${value}"${form.values.one(name) === value ? html` selected` : ""}>${label}</option>`)}</select>`;

/** One of several: as buttons where they are few, else as a list. */
const choice = (form: FormContext, field: Field, name: string, options: readonly Option[]): Html => {
  const { words, values } = form;
  if (options.length > OPEN_CHOICES)
    return labelled(
      form,
      field,
      name,
      field.help,
      select(
        form,
        name,
        options,
        field.help !== null,
        field.required ? words.record.choosePrompt : words.record.nothing,
      ),
    );
  const only = field.required && options.length === 1 ? (options[0]?.[0] ?? "") : "";
  const chosen = values.one(name) || only;
  // Where the list itself can say that nothing was stated, there is no second way to say nothing.
  const saysNothing = options.some(([value]) => value === "not-stated");
  const all: readonly Option[] =
    field.required || saysNothing ? options : [["", words.record.nothing], ...options];
  return legended(form, field, name, field.help, chips("radio", name, all, [chosen]));
};

/** `chosen`: what stands in the input, which is offered whatever it is, so that a correction loses nothing. */
const optionsOf = (
  form: FormContext,
  meaning: FieldMeaning,
  chosen: readonly string[] = [],
): readonly Option[] | null => {
  const { words, header } = form;
  switch (meaning.kind) {
    case "code":
      return meaning.list.codes.map((code) => [code, meaning.list.words[code] ?? code]);
    case "person":
      return header.people
        .filter((person) => meaning.roles === undefined || meaning.roles.includes(person.role))
        .map((person) => {
          const name = personName(words, header, person.id);
          return [
            person.id,
            person.alias === null
              ? name
              : `${name} (${words.roles[person.role].toLocaleLowerCase(words.lang)})`,
          ];
        });
    case "proceeding":
      return header.proceedings.map(({ id }) => [id, proceedingName(words, header, id)]);
    case "event":
      return form.events
        .filter(
          ({ id, type }) =>
            meaning.types === undefined || meaning.types.includes(type) || chosen.includes(id),
        )
        .map(({ id, name }) => [id, name]);
    case "yes-no":
      return [
        ["yes", words.record.yes],
        ["no", words.record.no],
      ];
    default:
      return null;
  }
};

/** Where there is nobody to choose yet: that, and the way to add them and come back. */
const nobody = (form: FormContext, meaning: FieldMeaning): Html => {
  const { words, adding } = form;
  const said = (none: string, query: Readonly<Record<string, string>>, action: string): Html =>
    adding === null
      ? html`<p class="hint">${none}</p>`
      : html`<p class="hint">${none} <a href="${casePath(adding.caseId)}/record?${new URLSearchParams({ ...query, returnTo: adding.forType }).toString()}">${action}</a>. ${words.record.comeBack}</p>`;
  if (meaning.kind === "proceeding")
    return said(words.record.noProceedings, { type: "ProceedingOpened" }, words.record.openProceeding);
  if (meaning.kind === "event") {
    const kinds = (meaning.types ?? []).flatMap((type) => eventTypeNamed(type)?.title ?? []);
    return html`<p class="hint">${kinds.length === 0 ? words.record.noEvents : words.record.noSuchEvent(kinds)}</p>`;
  }
  if (meaning.kind !== "person") return html``;
  const role = meaning.roles?.length === 1 ? meaning.roles[0] : undefined;
  const name = role === undefined ? words.record.person : words.roles[role].toLocaleLowerCase(words.lang);
  return said(
    words.record.noPeople(name),
    { type: "PersonAdded", ...(role === undefined ? {} : { role }) },
    words.record.addPerson(name),
  );
};

/** What a date was recorded as, in a form that is written from it: it stays for as long as the line does. */
const recordedText = (form: FormContext, name: string): Html => {
  const recorded = form.values.one(`${name}:recorded`);
  return recorded === "" ? html`` : html`<input type="hidden" name="${name}:recorded" value="${recorded}">`;
};

/** Marks an input whose text is sealed: `draft.js` never lays it down where it outlasts the tab. */
export const sealedInput: Html = html` data-sealed`;

const textInput = (form: FormContext, field: Field, name: string, hint: string | null): Html => {
  const { meaning } = field;
  const value = form.values.one(name);
  // No text is cut at its greatest length: what is too long is refused, with all of it still there to be shortened.
  const common = html` id="${inputId(name)}" name="${name}"${meaning?.kind === "sealed" ? sealedInput : ""}${describedBy(form, name, hint !== null)}`;
  if (meaning?.kind === "sealed" && meaning.long)
    return html`<textarea${common} rows="3">${value}</textarea>`;
  if (meaning?.kind === "number")
    return html`<input class="short" inputmode="numeric" autocomplete="off"${common} value="${value}">`;
  if (meaning?.kind === "date" || meaning?.kind === "day")
    return html`<input class="short" autocomplete="off"${common} value="${value}">${readBack(form.words, form.values, { date: name })}${meaning.kind === "date" ? recordedText(form, name) : ""}`;
  return html`<input autocomplete="off"${common} value="${value}">`;
};

const hintOf = (words: Words, field: Field): string | null => {
  const format =
    field.meaning?.kind === "date"
      ? words.record.dateHelp
      : field.meaning?.kind === "day"
        ? words.record.dayHelp
        : null;
  return [field.help, format].filter((part) => part !== null).join(". ") || null;
};

/** What a group needs is needed only where the group is. */
const within = (group: Field, inner: Field): Field =>
  group.required ? inner : { ...inner, required: false };

const addButton = (form: FormContext, field: Field, name: string): Html =>
  html`<button class="plain" name="add" value="${name}" formnovalidate>${form.words.record.addRow(field.title)}</button>`;

const rowsOf = (form: FormContext, name: string): readonly string[] => {
  const count = Math.max(1, form.values.rows(name));
  return Array.from({ length: count }, (_, i) => `${name}.${i}`);
};

const repeated = (form: FormContext, field: Field, name: string): Html => {
  const { words, values } = form;
  if (field.meaning === null) {
    return legended(
      form,
      field,
      name,
      field.help,
      html`${rowsOf(form, name).map(
        (row, i) =>
          html`<fieldset class="group fields"><legend class="hidden">${words.record.row(field.title, i + 1)}</legend>${field.fields.map((inner) => fieldInput(form, within(field, inner), `${row}.${inner.name}`))}</fieldset>`,
      )}${addButton(form, field, name)}`,
    );
  }
  const options = optionsOf(form, field.meaning, values.all(name));
  if (options === null) {
    const one: Field = { ...field, repeated: false, required: true };
    return legended(
      form,
      field,
      name,
      field.help,
      html`${rowsOf(form, name).map((row, i) => labelled(form, { ...one, title: words.record.row(field.title, i + 1) }, row, null, textInput(form, one, row, null)))}${addButton(form, field, name)}`,
    );
  }
  if (options.length === 0) return legended(form, field, name, null, nobody(form, field.meaning));
  const boxes = chips("checkbox", name, options, values.all(name));
  if (options.length <= OPEN_BOXES) return legended(form, field, name, field.help, boxes);
  return legended(
    form,
    field,
    name,
    field.help,
    html`<details${values.has(name) ? html` open` : ""}><summary>${words.record.chooseSome(options.length)}</summary>${boxes}</details>`,
  );
};

/** The reference that was offered before, unless somebody else has taken it since: then the next that is free. */
const freeReference = (kind: string, offered: string, known: readonly { readonly id: string }[]): string =>
  offered === "" || known.some(({ id }) => id === offered) ? nextReference(kind, known) : offered;

const newReference = (form: FormContext, field: Field, name: string): Html => {
  const { words, values, header, adding } = form;
  const given = values.one(name);
  // A correction keeps the reference that it corrects.
  const kept = html`<input type="hidden" name="${name}" value="${given}">`;
  if (field.meaning?.kind === "proceeding-new") {
    if (adding === null) return kept;
    const id = freeReference("proceeding", given, header.proceedings);
    return html`<input type="hidden" name="${name}" value="${id}" data-fresh><p class="hint">${words.record.newProceeding(Number(id.replace(/^\D+/, "")))}</p>`;
  }
  if (adding === null) return kept;
  const roles = Object.keys(words.roles);
  return html`${roles.map((role) => html`<input type="hidden" name="next.${role}" value="${freeReference(role, values.one(`next.${role}`), header.people)}" data-fresh>`)}<p class="hint">${words.record.newPerson}</p>`;
};

/** `accused-3` after `accused-1` and `accused-2`. */
export const nextReference = (kind: string, known: readonly { readonly id: string }[]): string => {
  const numbers = known
    .map(({ id }) => new RegExp(`^${kind}-(\\d+)$`).exec(id)?.[1])
    .map((text) => Number(text ?? 0));
  return `${kind}-${Math.max(0, ...numbers) + 1}`;
};

/** The input of a field, whatever it is. */
export const fieldInput = (form: FormContext, field: Field, name: string): Html => {
  const { meaning } = field;
  if (field.repeated) return repeated(form, field, name);
  if (meaning === null)
    return legended(
      form,
      field,
      name,
      field.help,
      html`<div class="group fields">${field.fields.map((inner) => fieldInput(form, within(field, inner), `${name}.${inner.name}`))}</div>`,
    );
  if (meaning.kind === "person-new" || meaning.kind === "proceeding-new")
    return newReference(form, field, name);
  const options = optionsOf(form, meaning, form.values.all(name));
  if (options !== null) {
    return options.length === 0
      ? legended(form, field, name, null, nobody(form, meaning))
      : choice(form, field, name, options);
  }
  const hint = hintOf(form.words, field);
  return labelled(form, field, name, hint, textInput(form, field, name, hint));
};

/** The events that this one came after, or before: a list for each that is given, and one for a further one. */
const orderInputs = (form: FormContext, name: "after" | "before"): Html => {
  const { words, values } = form;
  const given = values.all(name).filter((id) => id !== "");
  const options = optionsOf(form, { kind: "event" }) ?? [];
  return html`${[...given, ""].map((chosen, i) => {
    const id = i === 0 ? name : `${name}-${i + 1}`;
    return html`<div class="field${wrong(form, name)}"><label for="${id}">${words.record[name]}</label>${i === 0 ? hintAndProblem(form, name, null) : ""}<select id="${id}" name="${name}"${describedBy(form, name, false)}><option value="">${words.record.nothing}</option>${options.map(([value, label]) => html`<option value="${value}"${chosen === value ? html` selected` : ""}>${label}</option>`)}</select></div>`;
  })}`;
};

/** When it happened: how sure, the date, and what else the choice needs. What is `timeless` is asked since when it is known. */
export const whenInput = (form: FormContext, timeless: boolean): Html => {
  const { words, values } = form;
  const chosen = values.one("occurred.certainty") || certaintyAtFirst(timeless);
  const title = timeless ? words.record.knownOn : words.record.when;
  const text = (name: string, label: string, hint: string | null, classes: string) =>
    html`<div class="field ${classes}${wrong(form, name)}"><label for="${inputId(name)}">${label}</label>${hintAndProblem(form, name, hint)}<input class="short" autocomplete="off" id="${inputId(name)}" name="${name}" value="${values.one(name)}"${describedBy(form, name, hint !== null)}></div>`;
  return html`<fieldset class="sheet when"><legend class="hidden">${title}</legend><h2>${title}</h2>
${timeless ? html`<p class="hint">${words.record.knownOnHelp}</p>` : ""}
<fieldset><legend class="small">${words.record.certainty.label}</legend>${chips(
    "radio",
    "occurred.certainty",
    certainties.map((certainty) => [certainty, words.record.certainty[certainty]]),
    [chosen],
  )}</fieldset>
${recordedText(form, "occurred")}
<div class="when-dates">${text("occurred.date", words.record.date, words.record.dateHelp, "when-date")}
${text("occurred.until", words.record.until, null, "when-until")}
${text("occurred.time", words.record.time, words.record.timeHelp, "when-time")}</div>
${readBack(words, values, {
  certainty: "occurred.certainty",
  date: "occurred.date",
  until: "occurred.until",
  time: "occurred.time",
})}
${
  form.events.length === 0
    ? ""
    : html`<details${values.one("after") !== "" || values.one("before") !== "" ? html` open` : ""}><summary>${words.record.order}</summary><div class="fields"><p class="hint">${words.record.orderHelp}</p>${(
        ["after", "before"] as const
      ).map((name) => orderInputs(form, name))}</div></details>`
}</fieldset>`;
};

/** Who says so: the kind of source at once, the rest behind it. */
export const sourceInput = (form: FormContext): Html => {
  const { words } = form;
  const [kind, ...more] = sourceFields;
  const filled = more.some(
    (field) => form.values.hasAny(`source.${field.name}`) || problemOf(form, `source.${field.name}`) !== null,
  );
  return html`<fieldset class="sheet fields"><legend class="hidden">${words.record.source}</legend><h2>${words.record.source}</h2>
${kind === undefined ? "" : fieldInput(form, kind, "source.kind")}
<details${filled ? html` open` : ""}><summary>${words.record.sourceMore}</summary><div class="fields">${more.map((field) => fieldInput(form, field, `source.${field.name}`))}</div></details></fieldset>`;
};

/** All that was refused of a form, on top of it. */
export const formProblems = (form: FormContext, general: readonly string[] = []): Html => {
  const { words, problems } = form;
  return problemSummary(words, [
    ...generalLines(general),
    ...problems.map(({ name, message }): SummaryLine => {
      const place = placeOf(words, form.fields, name);
      return { input: place === null ? null : { label: place.label, id: inputId(place.name) }, message };
    }),
  ]);
};
