/**
 * Shows how far an import is, as long as the page is seen: asks for the page again and puts its part in the place of the
 * old one. Once the work has ended the page is loaded anew, to show what came of it. Without this module the browser
 * does so now and then, and a link at once.
 */

const PAUSE_MILLISECONDS = 1_000;
const AFTER_TROUBLE_MILLISECONDS = 5_000;

const part = () => document.querySelector("[data-progress]");
let again = 0;

const look = async () => {
  clearTimeout(again);
  if (part() === null || document.hidden) return;
  let pause = PAUSE_MILLISECONDS;
  try {
    const answer = await fetch(part().dataset.progress, { signal: AbortSignal.timeout(30_000) });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const next = page.querySelector("[data-progress]");
    if (next === null) {
      location.assign(part().dataset.progress);
      return;
    }
    // The words and the bar alone: somebody may be about to press a button.
    for (const name of ["#progress-told", "progress"]) {
      const [own, other] = [part().querySelector(name), next.querySelector(name)];
      if (name === "progress") {
        for (const attribute of ["max", "value"])
          if (other.hasAttribute(attribute)) own.setAttribute(attribute, other.getAttribute(attribute));
      } else if (own.textContent !== other.textContent) own.textContent = other.textContent;
    }
  } catch {
    pause = AFTER_TROUBLE_MILLISECONDS;
  }
  again = setTimeout(look, pause);
};

document.addEventListener("visibilitychange", look);
again = setTimeout(look, PAUSE_MILLISECONDS);
