/**
 * Recording a court date on a phone, outside the courtroom: one thumb, one hand free, a bad line.
 *
 * The proceeding stands chosen where there is one; the day, a result, a side and a reason are one touch each, and so is
 * the usual next date. No day stands chosen: whoever enters in the evening what was yesterday would record today.
 * The full form remains for everything else. The inputs are named as in the full form, so one reader serves both.
 */
import { addDays, type Day } from "@tareekh/core/calendar/day.ts";
import {
  adjournmentReasons,
  courtDateResults,
  examinations,
  hearingPurposes,
  presences,
} from "@tareekh/core/catalogue/codes/hearings.ts";
import { sides, witnessKinds } from "@tareekh/core/catalogue/codes/people.ts";
import { html } from "hono/html";
import type { Html } from "../../page-context.ts";
import { casePath } from "../cases/case-list-page.ts";
import { caseName, personName, proceedingName } from "../cases/case-names.ts";
import { dayAsWritten } from "../dates-as-written.ts";
import { type FormContext, inputId, sealedInput } from "../forms/event-form.ts";
import { placeOf } from "../forms/problem-places.ts";
import { generalLines, problemSummary, type SummaryLine } from "../forms/problem-summary.ts";
import { readBack } from "../forms/read-back.ts";
import { layout } from "../layout.ts";
import type { View } from "../view.ts";
import { dayOfWeek, SUNDAY, weekdayName } from "../weekdays.ts";
import type { Words } from "../words/words.ts";
import { WITNESS_WAS, withOfferedDay, witnessWas } from "./court-date-values.ts";
import { draftWords } from "./event-page.ts";
import { type SentBefore, saveAnew } from "./sent-before.ts";

export interface CourtDateShown {
  readonly caseId: string;
  readonly commandId: string;
  readonly form: FormContext;
  readonly general: readonly string[];
  readonly sentBefore: SentBefore | null;
  /** What was saved just before, on the way to this form. */
  readonly saved: Html;
  /** Purposes given at the last court date for this one. */
  readonly expected: readonly string[];
  /** Days given as next dates for which nothing is recorded yet, up to today. */
  readonly listed: readonly Day[];
}

/** The reasons that are usual on each side, most usual first; every other one is in the list beneath. */
const USUAL: Readonly<Record<string, readonly string[]>> = {
  court: [
    "judge-on-leave",
    "time-insufficient",
    "lawyers-strike",
    "court-vacant",
    "record-not-available",
    "holiday-declared",
  ],
  prosecution: [
    "witness-absent",
    "prosecutor-absent",
    "investigating-officer-absent",
    "report-awaited",
    "summons-unserved",
    "accused-not-produced",
  ],
  defence: [
    "defence-counsel-absent",
    "defence-seeks-time",
    "accused-absent",
    "counsel-engaged-elsewhere",
    "application-filed",
    "change-of-counsel",
  ],
  victim: [
    "victim-unwell-or-not-ready",
    "travel-or-shelter-not-arranged",
    "threat-reported",
    "support-person-or-interpreter-absent",
  ],
};

const NEXT_IN: readonly number[] = [7, 14, 30];

const weekday = (words: Words, day: Day): string => weekdayName(words, day).slice(0, 3);

/** The day itself, or the Monday after a Sunday, on which no court sits. Other holidays are for the user to know. */
const courtDayFrom = (day: Day): Day => (dayOfWeek(day) === SUNDAY ? addDays(day, 1) : day);

interface Chip {
  readonly value: string;
  readonly label: Html | string;
}

/** `other`: the input of the date that the choice of another day needs; `draft.js` puts a day there that is not offered. */
const radios = (name: string, chips: readonly Chip[], chosen: string, classes = "", other = ""): Html =>
  html`<div class="chips${classes}">${chips.map(({ value, label }, i) => html`<label><input type="radio" name="${name}" value="${value}"${i === 0 ? html` id="${inputId(name)}"` : ""}${chosen === value ? html` checked` : ""}${value === "other" && other !== "" ? html` data-date="${other}"` : ""}>${label}</label>`)}</div>`;

/** The parts of the form by what they ask; each stands for inputs of the full form, and all beneath them. */
type Part =
  | "proceeding"
  | "date"
  | "result"
  | "side"
  | "reason"
  | "next"
  | "purposes"
  | "witnesses"
  | "attendance"
  | "note";

const INPUTS: Readonly<Record<Part, string>> = {
  proceeding: "data.proceeding",
  date: "occurred",
  result: "data.result",
  reason: "data.adjournment.reason",
  side: "data.adjournment",
  next: "data.next",
  purposes: "data.purposes",
  witnesses: "data.witnesses",
  attendance: "data.attendance",
  note: "data.note",
};

const partId = (part: Part): string => `part-${part}`;

/** The part that an input stands in; null for one that only the full form has. */
const partOf = (name: string): Part | null =>
  (Object.keys(INPUTS) as readonly Part[]).find(
    (part) => name === INPUTS[part] || name.startsWith(`${INPUTS[part]}.`),
  ) ?? null;

const problemsIn = (form: FormContext, asked: Part) =>
  form.problems.filter(({ name }) => partOf(name) === asked);

/** What was refused of a part, beside it; the part says by this id what is wrong with it. */
const wrongWith = (form: FormContext, asked: Part): Html => {
  const problems = problemsIn(form, asked);
  return problems.length === 0
    ? html``
    : html`<span class="wrong-text" id="${partId(asked)}-wrong">${problems.map(({ message }) => message).join(" ")}</span>`;
};

const isWrong = (form: FormContext, asked: Part): boolean => problemsIn(form, asked).length > 0;

/** `id`, and what a part that was refused is described by. */
const partMarks = (form: FormContext, asked: Part): Html =>
  html` id="${partId(asked)}" tabindex="-1"${isWrong(form, asked) ? html` aria-describedby="${partId(asked)}-wrong"` : ""}`;

const part = (form: FormContext, asked: Part, inside: Html, classes = ""): Html =>
  html`<fieldset class="part ${classes}${isWrong(form, asked) ? " wrong" : ""}"${partMarks(form, asked)}><legend>${form.words.courtDate[asked]}</legend>${wrongWith(form, asked)}${inside}</fieldset>`;

/** What is asked less often stands behind a fold, unless something of it was refused. */
const unfolded = (form: FormContext): boolean =>
  (["purposes", "witnesses", "attendance", "note"] as const).some((asked) => isWrong(form, asked));

const summaryLine = (form: FormContext, { name, message }: FormContext["problems"][number]): SummaryLine => {
  const asked = partOf(name);
  if (asked !== null) return { input: { label: form.words.courtDate[asked], id: partId(asked) }, message };
  const label = placeOf(form.words, form.fields, name)?.label;
  return { input: null, message: label === undefined ? message : `${label}: ${message}` };
};

/** Another day: written as on every form, and read back. */
const day = (form: FormContext, asked: Part, name: string): Html => {
  const { words, values } = form;
  const id = inputId(name);
  const described = isWrong(form, asked) ? ` ${partId(asked)}-wrong` : "";
  return html`<div class="field if-other"><label class="small" for="${id}">${words.courtDate.otherDay}</label><span class="hint" id="${id}-hint">${words.record.dayHelp}</span><input class="short" autocomplete="off" id="${id}" name="${name}" value="${values.one(name)}" aria-describedby="${id}-hint${described}"${isWrong(form, asked) ? html` aria-invalid="true"` : ""}>${readBack(words, values, { date: name })}</div>`;
};

const attendance = (form: FormContext): Html => {
  const { words, header, values } = form;
  const accused = header.people.filter((person) => person.role === "accused");
  return html`${accused.map((person, i) => {
    const name = `data.attendance.${i}.present`;
    return html`<div class="field"><label for="${inputId(name)}">${personName(words, header, person.id)}</label><input type="hidden" name="data.attendance.${i}.accused" value="${person.id}"><select id="${inputId(name)}" name="${name}"><option value="">${words.record.nothing}</option>${presences.codes.map((code) => html`<option value="${code}"${values.one(name) === code ? html` selected` : ""}>${presences.words[code]}</option>`)}</select></div>`;
  })}`;
};

/** Who may be a witness and is often one; others are reached through the full form. */
const WITNESSES: ReadonlySet<string> = new Set(["survivor", "witness", "informant"]);

/** What became of a witness: came and was examined, or sent home, or did not come. */
const witnessChoices = (words: Words): readonly (readonly [string, string])[] => [
  [witnessWas("present", "not-examined"), words.courtDate.sentHome],
  ...examinations.codes
    .filter((code) => code !== "not-examined" && code !== "not-stated")
    .map(
      (code) => [witnessWas("present", code), words.courtDate.examined(examinations.words[code])] as const,
    ),
  [witnessWas("present", "not-stated"), words.courtDate.came],
  [witnessWas("absent", "not-examined"), presences.words.absent],
];

const selectOf = (form: FormContext, name: string, options: readonly (readonly [string, string])[]): Html =>
  html`<select id="${inputId(name)}" name="${name}"><option value="">${form.words.record.nothing}</option>${options.map(([value, label]) => html`<option value="${value}"${form.values.one(name) === value ? html` selected` : ""}>${label}</option>`)}</select>`;

/** Each survivor and witness of the case; and one who is not in it, by kind alone: no name is needed to be counted. */
const witnesses = (form: FormContext, caseId: string): Html => {
  const { words, header } = form;
  const known = header.people.filter(({ role }) => WITNESSES.has(role));
  const other = `data.witnesses.${known.length}`;
  return html`${known.map(({ id }, i) => {
    const name = `data.witnesses.${i}.${WITNESS_WAS}`;
    return html`<div class="field"><label for="${inputId(name)}">${personName(words, header, id)}</label><input type="hidden" name="data.witnesses.${i}.person" value="${id}">${selectOf(form, name, witnessChoices(words))}</div>`;
  })}
<div class="field"><label for="${inputId(`${other}.kind`)}">${words.courtDate.otherWitness}</label>${selectOf(
    form,
    `${other}.kind`,
    witnessKinds.codes.map((code) => [code, witnessKinds.words[code]] as const),
  )}</div>
<div class="field"><label for="${inputId(`${other}.${WITNESS_WAS}`)}">${words.courtDate.otherWitnessWas}</label>${selectOf(form, `${other}.${WITNESS_WAS}`, witnessChoices(words))}</div>
<p class="hint"><a href="${casePath(caseId)}/record?type=PersonAdded&amp;role=witness&amp;returnTo=CourtDateRecorded">${words.courtDate.addWitness}</a>. ${words.record.comeBack}</p>`;
};

export const courtDatePage = (view: View, shown: CourtDateShown): Html => {
  const { words } = view;
  const { caseId } = shown;
  const today = view.today as Day;
  const recent = [...new Set([today, addDays(today, -1), ...shown.listed])];
  const nextDays = NEXT_IN.map((days) => courtDayFrom(addDays(today, days)));
  const values = withOfferedDay(
    withOfferedDay(shown.form.values, { choice: "day", date: "occurred.date", offered: recent }),
    { choice: "next", date: "data.next.date", offered: nextDays },
  );
  const form: FormContext = { ...shown.form, values };
  const { header } = form;
  const only = header.proceedings.length === 1 ? (header.proceedings[0]?.id ?? "") : "";
  const proceeding = values.one("data.proceeding") || only || (header.proceedings[0]?.id ?? "");
  const title = words.courtDate.title;

  const body =
    header.proceedings.length === 0
      ? html`<p class="note">${words.courtDate.noProceeding} <a href="${casePath(caseId)}/record?type=ProceedingOpened&amp;returnTo=CourtDateRecorded">${words.courtDate.openProceeding}</a></p>`
      : html`<form class="court-date" method="post" action="${casePath(caseId)}/court-date" data-draft="${caseId} court-date" novalidate>
${draftWords(view)}
<input type="hidden" name="commandId" value="${shown.commandId}">
<input type="hidden" name="type" value="CourtDateRecorded">
${
  header.proceedings.length === 1
    ? html`<input type="hidden" name="data.proceeding" value="${proceeding}">`
    : part(
        form,
        "proceeding",
        radios(
          "data.proceeding",
          header.proceedings.map(({ id }) => ({ value: id, label: proceedingName(words, header, id) })),
          proceeding,
        ),
      )
}
${part(
  form,
  "date",
  html`${radios(
    "day",
    [
      ...recent.map((on) => ({
        value: on,
        label: html`${on === today ? words.courtDate.today : on === addDays(today, -1) ? words.courtDate.yesterday : words.courtDate.listed} <span class="num">${weekday(words, on)} ${dayAsWritten(on)}</span>`,
      })),
      { value: "other", label: words.courtDate.otherDay },
    ],
    values.one("day"),
    "",
    "occurred.date",
  )}${day(form, "date", "occurred.date")}`,
  "with-other",
)}
${part(
  form,
  "result",
  radios(
    "data.result",
    courtDateResults.codes
      .filter((code) => code !== "not-stated")
      .map((code) => ({ value: code, label: courtDateResults.words[code] })),
    values.one("data.result"),
    " big",
  ),
)}
${part(
  form,
  "side",
  html`${radios(
    "data.adjournment.askedBy",
    [
      { value: "", label: words.courtDate.notAdjourned },
      ...Object.keys(USUAL).map((side) => ({
        value: side,
        label: sides.words[side as keyof typeof sides.words],
      })),
    ],
    values.one("data.adjournment.askedBy"),
  )}`,
)}
${part(
  form,
  "reason",
  html`${Object.entries(USUAL).map(
    ([side, reasons]) =>
      html`<div class="chips reasons reasons-${side}">${reasons.map((code) => html`<label><input type="radio" name="data.adjournment.reason" value="${code}"${values.one("data.adjournment.reason") === code ? html` checked` : ""}>${adjournmentReasons.words[code as keyof typeof adjournmentReasons.words]}</label>`)}</div>`,
  )}<div class="field"><label class="small" for="other-reason">${words.courtDate.otherReason}</label><select id="other-reason" name="other-reason"><option value="">${words.record.nothing}</option>${adjournmentReasons.codes.map((code) => html`<option value="${code}"${values.one("other-reason") === code ? html` selected` : ""}>${adjournmentReasons.words[code]}</option>`)}</select></div>`,
  "if-adjourned",
)}
${part(
  form,
  "next",
  html`${radios(
    "next",
    [
      ...nextDays.map((on) => ({
        value: on,
        label: html`${weekday(words, on)} <span class="num">${dayAsWritten(on)}</span>`,
      })),
      { value: "other", label: words.courtDate.otherDay },
      { value: "none", label: words.courtDate.nextNone },
      { value: "", label: words.courtDate.nextUnknown },
    ],
    values.one("next"),
    "",
    "data.next.date",
  )}${day(form, "next", "data.next.date")}`,
  "with-other",
)}
<details class="sheet"${unfolded(form) ? html` open` : ""}><summary>${words.courtDate.more}</summary><div class="fields">
<fieldset${partMarks(form, "purposes")}><legend>${words.courtDate.purposes}</legend>${wrongWith(form, "purposes")}<div class="chips">${hearingPurposes.codes.map((code) => html`<label><input type="checkbox" name="data.purposes" value="${code}"${(values.has("data.purposes") ? values.all("data.purposes") : shown.expected).includes(code) ? html` checked` : ""}>${hearingPurposes.words[code]}</label>`)}</div></fieldset>
<fieldset class="fields"${partMarks(form, "witnesses")}><legend>${words.courtDate.witnesses}</legend>${wrongWith(form, "witnesses")}${witnesses(form, caseId)}</fieldset>
<fieldset class="fields"${partMarks(form, "attendance")}><legend>${words.courtDate.attendance}</legend>${wrongWith(form, "attendance")}${attendance(form)}</fieldset>
<div class="field${isWrong(form, "note") ? " wrong" : ""}"${partMarks(form, "note")}><label for="data-note">${words.courtDate.note}</label>${wrongWith(form, "note")}<textarea id="data-note" name="data.note" rows="2"${sealedInput}${isWrong(form, "note") ? html` aria-invalid="true" aria-describedby="${partId("note")}-wrong"` : ""}>${values.one("data.note")}</textarea></div>
<p><a href="${casePath(caseId)}/record?type=CourtDateRecorded">${words.courtDate.full}</a></p></div></details>
<input type="hidden" name="source.kind" value="${values.one("source.kind") || "own-observation"}">
<div class="form-end sticky"><button class="main">${words.courtDate.save}</button>${saveAnew(words, shown.sentBefore)}</div>
</form>`;
  return layout(words, {
    title,
    section: "cases",
    signedIn: view.signedIn,
    scripts: ["draft.js"],
    body: html`<div class="stack narrow"><div><p class="back"><a href="${casePath(caseId)}">${caseName(words, header)}</a></p><h1>${title}</h1></div>
${shown.saved}
${problemSummary(words, [...generalLines(shown.general), ...form.problems.map((problem) => summaryLine(form, problem))])}${body}</div>`,
  });
};
