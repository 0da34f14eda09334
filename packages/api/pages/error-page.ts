/** What goes wrong, as a page: in plain words, with what to do next and the number to name when asking for help. */
import { html } from "hono/html";
import type { Html, SignedIn } from "../page-context.ts";
import type { Problem } from "../problem.ts";
import { layout } from "./layout.ts";
import type { Words } from "./words/words.ts";

/** The kinds that have words of their own; every other is told in the problem's own sentences. */
const wordsOf = (words: Words, problem: Problem): { readonly title: string; readonly detail: string } => {
  const kind = /#problem-([\w-]+)$/.exec(problem.type)?.[1] ?? "";
  if (kind in words.errors.kinds) return words.errors.kinds[kind as keyof Words["errors"]["kinds"]];
  return problem;
};

export const errorPage = (words: Words, problem: Problem, signedIn: SignedIn | null): Html => {
  const { title, detail } = wordsOf(words, problem);
  const reference = problem.instance?.replace(/^urn:uuid:/, "");
  return layout(words, {
    title,
    signedIn,
    body: html`<div class="stack narrow"><h1>${title}</h1><p>${detail}</p>
${(problem.problems ?? []).length === 0 ? "" : html`<ul>${(problem.problems ?? []).map(({ message }) => html`<li>${message}</li>`)}</ul>`}
${signedIn === null ? html`<p><a class="button main" href="/sign-in">${words.errors.signIn}</a></p>` : html`<p><a class="button" href="${signedIn.role === "release-reader" ? "/releases" : "/"}">${signedIn.role === "release-reader" ? words.releases.title : words.errors.home}</a></p>`}
${problem.status >= 500 && reference !== undefined ? html`<p class="small soft">${words.errors.reference(reference)}</p>` : ""}</div>`,
  });
};
