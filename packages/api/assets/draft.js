/**
 * Keeps what is typed into a form until it is saved, and sends the form without leaving it, so that neither a reload
 * nor a lost line loses anything.
 *
 * A draft stands on this device under its command's id, so that two of one form never take each other's place and
 * sending one again is recorded once. It goes when it is saved, on signing out (the answer to that says so) and after
 * seven days. Texts that are sealed are laid down for this tab alone and go with it. Without this module the form is
 * sent as any other.
 */

const LASTS_MILLISECONDS = 7 * 24 * 60 * 60 * 1000;
const PREFIX = "tareekh draft ";
const COMMAND_ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The form may be replaced by an answer, so it is looked up anew. */
const form = () => document.querySelector("form[data-draft]");

/** A copy of what the page says at such a moment. */
const say = (part) =>
  document
    .querySelector("template[data-draft-words]")
    .content.querySelector(`[data-part="${part}"]`)
    .cloneNode(true);

const inputsNamed = (name) => [...form().elements].filter((input) => input.name === name);
const isChoice = (input) => input.type === "radio" || input.type === "checkbox";

/** Names of the inputs whose texts are sealed once they are recorded. */
const sealedNames = () => new Set([...form().querySelectorAll("[data-sealed]")].map((input) => input.name));

const fieldsOf = (data) => [...data].filter(([, value]) => typeof value === "string");

/* ---- what is laid down on the device ---- */

const formPrefix = () => `${PREFIX}${form().dataset.draft} `;
const keyNow = () => formPrefix() + form().elements.namedItem("commandId").value;

/** What stands under a key, if it is a draft that still lasts. */
const readDraft = (key) => {
  try {
    const draft = JSON.parse(localStorage.getItem(key));
    return Date.now() - draft.at < LASTS_MILLISECONDS && Array.isArray(draft.fields) ? draft : null;
  } catch {
    return null;
  }
};

const keysOf = (storage) => Object.keys(storage).filter((key) => key.startsWith(PREFIX));

/** Storage may be refused or full: then the draft stays in the form alone, as it would without this module. */
const tried = (what) => {
  try {
    return what();
  } catch {
    return null;
  }
};

const drop = (key) =>
  tried(() => {
    localStorage.removeItem(key);
    sessionStorage.removeItem(key);
  });

/** `sent`: it may have been recorded, its answer lost, so that it is to be sent again as it was. */
const keep = (fields, sent) =>
  tried(() => {
    const sealed = sealedNames();
    const apart = fields.filter(([name, value]) => sealed.has(name) && value !== "");
    const clear = fields.filter(([name]) => !sealed.has(name));
    if (apart.length > 0) sessionStorage.setItem(keyNow(), JSON.stringify(apart));
    else sessionStorage.removeItem(keyNow());
    localStorage.setItem(
      keyNow(),
      JSON.stringify({ at: Date.now(), fields: clear, sealed: apart.length > 0, sent }),
    );
  });

/** Removes what has lasted long enough, and texts that no draft belongs to any more. */
const sweep = () =>
  tried(() => {
    for (const key of keysOf(localStorage)) {
      if (readDraft(key) === null || !COMMAND_ID.test(key.slice(-36))) drop(key);
    }
    for (const key of keysOf(sessionStorage)) if (localStorage.getItem(key) === null) drop(key);
  });

/** Drafts of this form, the latest first, with their sealed texts where this tab still has them. */
const drafts = () =>
  tried(() =>
    keysOf(localStorage)
      .filter((key) => key.startsWith(formPrefix()) && key.length === formPrefix().length + 36)
      .flatMap((key) => {
        const draft = readDraft(key);
        const apart = JSON.parse(sessionStorage.getItem(key) ?? "[]");
        const gone = draft?.sealed && apart.length === 0;
        return draft === null ? [] : [{ ...draft, key, gone, fields: [...draft.fields, ...apart] }];
      })
      .sort((a, b) => b.at - a.at),
  ) ?? [];

/* ---- a draft put back into the form ---- */

/** Without the numbers that were free when it was begun: if it was never sent, those that are free now stand. */
const fieldsToUse = ({ fields, sent }) => {
  const fresh = new Set([...form().querySelectorAll("[data-fresh]")].map((input) => input.name));
  return sent ? fields : fields.filter(([name]) => !fresh.has(name));
};

/** Whether the form has too few rows for the draft; only the server writes further ones. */
const lacksRows = (fields) =>
  form().querySelector("button[name=add]") !== null &&
  [
    ...Map.groupBy(
      fields.filter(([, value]) => value !== ""),
      ([name]) => name,
    ),
  ].some(([name, given]) => {
    const inputs = inputsNamed(name);
    return inputs.length === 0 || (!inputs.some(isChoice) && inputs.length < given.length);
  });

/** Puts a draft into the form; the command id with it, so that what had been recorded is not recorded again. */
const fill = (fields) => {
  const values = Map.groupBy(fields, ([name]) => name);
  const next = new Map();
  for (const input of form().elements) {
    const given = (values.get(input.name) ?? []).map(([, value]) => value);
    // No touch takes one of several back, so where the draft has none of them the form did not offer it then.
    if (input.type === "radio" && given.length === 0) continue;
    if (isChoice(input)) input.checked = given.includes(input.value);
    else if (input.type !== "submit" && given.length > 0) {
      const at = next.get(input.name) ?? 0;
      next.set(input.name, at + 1);
      input.value = given[at] ?? "";
    }
  }
  // A day that this form no longer offers, as yesterday's "today", is another day.
  for (const other of form().querySelectorAll("input[data-date]")) {
    const day = values.get(other.name)?.[0]?.[1] ?? "";
    const offered = inputsNamed(other.name).some((input) => input.checked);
    if (offered || !/^\d{4}-\d{2}-\d{2}$/.test(day)) continue;
    other.checked = true;
    form().elements.namedItem(other.dataset.date).value = day.split("-").reverse().join("-");
  }
  for (const details of form().querySelectorAll("details")) {
    const inside = [...details.querySelectorAll("input, select, textarea")];
    if (inside.some((input) => values.get(input.name)?.[0]?.[1])) details.open = true;
  }
  for (const output of form().querySelectorAll("output[data-read-back]"))
    output.dispatchEvent(new Event("read"));
};

/* ---- what the page says ---- */

const notice = (part) => {
  document.querySelector("[data-notice]")?.remove();
  const note = say(part);
  note.dataset.notice = "";
  // Not form().before: a field named "before", as event forms have, stands in its place.
  form().parentNode.insertBefore(note, form());
  return note;
};

/** With a word on sealed texts, where there are some. */
const noticeOfDraft = (part) => {
  const note = notice(part);
  if (![...form().querySelectorAll("[data-sealed]")].some((input) => input.value !== ""))
    note.querySelector("[data-sealed-note]").remove();
  return note;
};

const pageOf = async (response) => new DOMParser().parseFromString(await response.text(), "text/html");

/** The form that the server answered with, and what it refused, takes this page's place; the address stays the form's. */
const show = (page) => {
  document.querySelector("main").replaceWith(document.adoptNode(page.querySelector("main")));
  document.title = page.title;
  const problems = document.getElementById("problems");
  (problems ?? document.querySelector("main")).focus();
  begin();
};

/** No form came back, so this one stays, and its draft: why, in the words of the page that came instead. */
const showRefused = (page) => {
  const note = noticeOfDraft("refused");
  note.querySelector("[data-why]").textContent = page.querySelector("main p:not(.back)")?.textContent ?? "";
  note.scrollIntoView({ block: "center" });
};

const post = (fields) =>
  fetch(form().action, {
    method: "POST",
    headers: { accept: "application/json, text/html;q=0.9" },
    body: new URLSearchParams(fields),
    signal: AbortSignal.timeout(30_000),
  });

/** The form with the rows that the draft has, written by the server; as it stands where the line does not answer. */
const use = async (draft) => {
  const fields = fieldsToUse(draft);
  if (lacksRows(fields)) {
    const response = await post([...fields, ["add", ""]]).catch(() => null);
    if (response?.ok) show(await pageOf(response));
  }
  fill(fields);
  form().querySelector("button.main").focus();
};

const offer = () => {
  const [draft] = drafts();
  if (draft === undefined) return;
  const note = notice("kept");
  if (!draft.gone) note.querySelector("[data-sealed-gone]").remove();
  note.querySelector("[data-use]").addEventListener("click", () => {
    note.remove();
    use(draft);
  });
  note.querySelector("[data-drop]").addEventListener("click", () => {
    drop(draft.key);
    note.remove();
    offer();
  });
};

/* ---- dates read back ---- */

/** A moment after the last key, so that a date is asked for once it stands there. */
const QUIET_MILLISECONDS = 250;

/** What the server takes a typed date for; nothing where the line does not answer. */
const saidBack = (parts) =>
  fetch(parts.at, {
    method: "POST",
    headers: { accept: "text/plain" },
    body: new URLSearchParams(parts.fields),
    signal: AbortSignal.timeout(5_000),
  })
    .then((response) => (response.ok ? response.text() : ""))
    .catch(() => "");

/** Says beside each typed date which day it is taken for; an answer to what has been typed over since is dropped. */
const readDatesBack = (target) => {
  for (const output of target.querySelectorAll("output[data-read-back]")) {
    const inputs = output.dataset.readBack.split(" ").map((one) => one.split(":"));
    let waiting = 0;
    const read = async () => {
      const typed = new FormData(target);
      const fields = inputs.map(([part, name]) => [part, typed.get(name) ?? ""]);
      const asked = JSON.stringify(fields);
      if (asked === output.dataset.asked) return;
      output.dataset.asked = asked;
      const date = fields.find(([part]) => part === "date")[1].trim();
      const said = date === "" ? "" : await saidBack({ at: output.dataset.readAt, fields });
      if (output.dataset.asked === asked) output.textContent = said;
    };
    const soon = (event) => {
      if (!inputs.some(([, name]) => name === event.target.name)) return;
      clearTimeout(waiting);
      waiting = setTimeout(read, QUIET_MILLISECONDS);
    };
    target.addEventListener("input", soon);
    output.addEventListener("read", read);
  }
};

/* ---- sending ---- */

const send = async (target, submitter) => {
  // A further entry has its own command id from here on, also when this sending is lost and the form sent again.
  if (submitter?.name === "anew") {
    drop(keyNow());
    target.elements.namedItem("commandId").value = submitter.value;
  }
  const fields = fieldsOf(new FormData(target, submitter));
  const typed = fieldsOf(new FormData(target));
  const adding = submitter?.name === "add";
  if (!adding) keep(typed, true);
  const label = submitter?.textContent;
  if (submitter) {
    submitter.disabled = true;
    if (!adding) submitter.textContent = say("saving").textContent;
  }
  const again = () => {
    if (!submitter) return;
    submitter.disabled = false;
    submitter.textContent = label;
  };
  try {
    const response = await post(fields);
    if (response.headers.get("content-type")?.startsWith("application/json") && response.ok) {
      drop(keyNow());
      location.assign((await response.json()).location);
      return;
    }
    if (response.status >= 500) throw new Error(String(response.status));
    const page = await pageOf(response);
    if (page.querySelector("main form[data-draft]") === null) {
      showRefused(page);
      again();
      return;
    }
    show(page);
    // What was refused was not recorded, unless it had been by an earlier sending of the same command.
    if (!adding && response.status !== 409) keep(fieldsOf(new FormData(form())), false);
  } catch {
    noticeOfDraft("not-saved").scrollIntoView({ block: "center" });
    again();
  }
};

function begin() {
  const target = form();
  if (target === null || target.dataset.ready) return;
  target.dataset.ready = "";
  target.addEventListener("submit", (event) => {
    event.preventDefault();
    send(target, event.submitter);
  });
  target.addEventListener("input", () => keep(fieldsOf(new FormData(target)), wasSent()));
  readDatesBack(target);
}

/** Whether this very draft was sent before: typing on does not make it one that surely was not recorded. */
const wasSent = () => tried(() => readDraft(keyNow())?.sent) === true;

sweep();
begin();
if (form() !== null) offer();
