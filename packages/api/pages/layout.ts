/** The frame around every page: head, skip link, navigation, main part, foot. */
import { html } from "hono/html";
import type { Html, SignedIn } from "../page-context.ts";
import { assetPath } from "./asset-files.ts";
import type { Words } from "./words/words.ts";

export type Section = "cases" | "hearings" | "figures" | "bail" | "intimidation" | "imports" | "releases";

const sections: readonly (readonly [Section, string])[] = [
  ["cases", "/"],
  ["hearings", "/hearings"],
  ["figures", "/figures"],
  ["bail", "/bail"],
  ["intimidation", "/intimidation"],
  ["releases", "/releases"],
  ["imports", "/imports"],
];

/** Whoever reads releases and nothing else is led to nothing else. */
const sectionsOf = ({ role }: SignedIn): typeof sections =>
  role === "release-reader" ? sections.filter(([section]) => section === "releases") : sections;

export interface Page {
  readonly title: string;
  readonly body: Html;
  readonly signedIn: SignedIn | null;
  /** Which part of the navigation the page belongs to. */
  readonly section?: Section;
  /** Modules of `assets/` that the page uses; it must be usable without them. */
  readonly scripts?: readonly string[];
  /** Seconds after which a browser without scripts loads the page anew, where it shows what goes on. */
  readonly reloadAfter?: number;
}

export const layout = (words: Words, page: Page): Html => html`<!doctype html>
<html lang="${words.lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${page.title} · ${words.name}</title>
<link rel="icon" href="${assetPath("mark.svg")}" type="image/svg+xml">
<link rel="stylesheet" href="${assetPath("tareekh.css")}">
${(page.scripts ?? []).map((name) => html`<script type="module" src="${assetPath(name)}"></script>`)}
${page.reloadAfter === undefined ? "" : html`<noscript><meta http-equiv="refresh" content="${page.reloadAfter}"></noscript>`}
</head>
<body>
<a class="skip" href="#main">${words.nav.skip}</a>
<header class="top"><div>
<a class="name" href="${page.signedIn?.role === "release-reader" ? "/releases" : "/"}">${words.name}</a>
${page.signedIn === null ? "" : navigation(words, page.section, page.signedIn)}
</div></header>
<main id="main" tabindex="-1">
${page.body}
</main>
</body>
</html>`;

const navigation = (
  words: Words,
  current: Section | undefined,
  signedIn: SignedIn,
): Html => html`<nav aria-label="${words.nav.label}"><ul>
${sectionsOf(signedIn).map(([section, path]) => html`<li><a href="${path}"${section === current ? html` aria-current="page"` : ""}>${words.nav[section]}</a></li>`)}
</ul></nav>
<form class="who small soft" method="post" action="/sign-out">${signedIn.name} <button class="plain">${words.nav.signOut}</button></form>`;
