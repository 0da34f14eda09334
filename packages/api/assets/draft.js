/**
 * Sends a form without leaving it, so that a lost line loses nothing.
 *
 * What is being sent is kept on this device, with its command id, until the server has answered; sending it again is
 * recorded once. Without this module the form is sent as any other.
 */

const LASTS_MILLISECONDS = 7 * 24 * 60 * 60 * 1000;
const PREFIX = "tareekh draft ";

/** The form may be replaced by an answer, so it is looked up anew. */
const form = () => document.querySelector("form[data-draft]");

/** A copy of what the page says at such a moment. */
const say = (part) =>
  document
    .querySelector("template[data-draft-words]")
    .content.querySelector(`[data-part="${part}"]`)
    .cloneNode(true);

const key = () => PREFIX + form().dataset.draft;

/** Storage may be refused or full: then the draft stays in the form alone, as it would without this module. */
const stored = {
  read() {
    try {
      const draft = JSON.parse(localStorage.getItem(key()));
      return draft && Date.now() - draft.at < LASTS_MILLISECONDS ? draft.fields : null;
    } catch {
      return null;
    }
  },
  keep(fields) {
    try {
      localStorage.setItem(key(), JSON.stringify({ at: Date.now(), fields }));
    } catch {}
  },
  drop() {
    try {
      localStorage.removeItem(key());
    } catch {}
  },
};

const fieldsOf = (data) => [...data].filter(([, value]) => typeof value === "string");

/** Puts a draft into the form; the command id with it, so that what had been recorded is not recorded again. */
const fill = (fields) => {
  const values = Map.groupBy(fields, ([name]) => name);
  for (const input of form().elements) {
    const given = (values.get(input.name) ?? []).map(([, value]) => value);
    if (input.type === "radio" || input.type === "checkbox") input.checked = given.includes(input.value);
    else if (input.type !== "submit" && given.length > 0) input.value = given[0];
  }
  // A day that this form no longer offers, as yesterday's "today", is another day.
  for (const other of form().querySelectorAll("input[data-date]")) {
    const day = values.get(other.name)?.[0]?.[1] ?? "";
    const offered = [...form().elements].some((input) => input.name === other.name && input.checked);
    if (offered || !/^\d{4}-\d{2}-\d{2}$/.test(day)) continue;
    other.checked = true;
    form().elements.namedItem(other.dataset.date).value = day;
  }
  for (const details of form().querySelectorAll("details")) {
    if (
      [...details.querySelectorAll("input, select, textarea")].some(
        (input) => values.get(input.name)?.[0]?.[1],
      )
    )
      details.open = true;
  }
};

const notice = (part) => {
  document.querySelector("[data-notice]")?.remove();
  const note = say(part);
  note.dataset.notice = "";
  // Not form().before: a field named "before", as event forms have, stands in its place.
  form().parentNode.insertBefore(note, form());
  return note;
};

const pageOf = async (response) => new DOMParser().parseFromString(await response.text(), "text/html");

/** What was refused comes back as the form with its problems: it takes this page's place. */
const show = (response, page) => {
  document.querySelector("main").replaceWith(document.adoptNode(page.querySelector("main")));
  history.replaceState(null, "", response.url);
  document.title = page.title;
  const problems = document.getElementById("problems");
  (problems ?? document.querySelector("main")).focus();
  begin();
};

/** No form came back, so this one stays, and its draft: why, in the words of the page that came instead. */
const showRefused = (page) => {
  const note = notice("refused");
  note.querySelector("[data-why]").textContent = page.querySelector("main p")?.textContent ?? "";
  note.scrollIntoView({ block: "center" });
};

const send = async (target, submitter) => {
  // A further entry has its own command id from here on, also when this sending is lost and the form sent again.
  if (submitter?.name === "anew") target.elements.namedItem("commandId").value = submitter.value;
  const fields = fieldsOf(new FormData(target, submitter));
  const adding = submitter?.name === "add";
  if (!adding) stored.keep(fields);
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
    const response = await fetch(target.action, {
      method: "POST",
      headers: { accept: "application/json, text/html;q=0.9" },
      body: new URLSearchParams(fields),
      signal: AbortSignal.timeout(30_000),
    });
    if (response.headers.get("content-type")?.startsWith("application/json") && response.ok) {
      stored.drop();
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
    if (!adding) stored.drop();
    show(response, page);
  } catch {
    notice("not-saved").scrollIntoView({ block: "center" });
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
}

begin();
if (form() !== null) {
  const draft = stored.read();
  if (draft !== null) {
    const note = notice("kept");
    note.querySelector("[data-use]").addEventListener("click", () => {
      fill(draft);
      note.remove();
      form().querySelector("button.main").focus();
    });
    note.querySelector("[data-drop]").addEventListener("click", () => {
      stored.drop();
      note.remove();
    });
  }
}
