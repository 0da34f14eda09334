/**
 * Says when what this page shows has changed, as long as the page is seen.
 *
 * It never loads the page again by itself and moves nothing: somebody may be reading, or typing. While the page is
 * hidden nothing is listened to, for a browser opens only some six connections to one host; when it is seen again the
 * server tells at once how things stand. Without this module nothing is said.
 */

const FIRST_PAUSE_MILLISECONDS = 5_000;
const LONGEST_PAUSE_MILLISECONDS = 5 * 60_000;

const notice = document.querySelector("[data-live]");
let source = null;
let again = 0;
let pause = FIRST_PAUSE_MILLISECONDS;
let said = false;

const stop = () => {
  clearTimeout(again);
  source?.close();
  source = null;
};

/** Said once; after that there is nothing more to listen for. */
const say = () => {
  said = true;
  stop();
  notice.append(notice.querySelector("template").content.cloneNode(true));
};

const hear = ({ data }) => {
  const { revision, position } = JSON.parse(data);
  if ((revision ?? position) > Number(notice.dataset.stands)) say();
};

const listen = () => {
  if (said || source !== null || document.hidden) return;
  clearTimeout(again);
  source = new EventSource(notice.dataset.live);
  source.addEventListener(notice.dataset.of, hear);
  source.addEventListener("open", () => {
    pause = FIRST_PAUSE_MILLISECONDS;
  });
  source.addEventListener("error", () => {
    // A lost connection the browser takes up by itself; a refusal, as of one listener too many, it does not.
    if (source?.readyState !== EventSource.CLOSED) return;
    stop();
    again = setTimeout(listen, pause);
    pause = Math.min(2 * pause, LONGEST_PAUSE_MILLISECONDS);
  });
};

document.addEventListener("visibilitychange", () => (document.hidden ? stop() : listen()));
addEventListener("pagehide", stop);
addEventListener("pageshow", listen);
