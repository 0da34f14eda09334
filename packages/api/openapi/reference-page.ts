/**
 * The API's reference as a page, written from the OpenAPI document: what can be asked, what can go wrong, what can be
 * recorded. No script is needed to read it, and nothing is fetched from elsewhere.
 */
import { Predicate } from "effect";
import { html } from "hono/html";
import { columnEndings, columnMeanings } from "../csv/column-meanings.ts";
import type { Html } from "../page-context.ts";
import { problemKinds } from "../problem.ts";
import type { OpenApiDocument } from "./document.ts";
import type { JsonSchema } from "./json-schema.ts";

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required: boolean;
  readonly description?: string;
  readonly schema: JsonSchema;
}

interface Operation {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly description?: string;
  readonly parameters: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly example?: unknown }>> };
  readonly responses: Readonly<Record<string, { readonly description?: string; readonly $ref?: string }>>;
}

interface Placed {
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
}

const operationsOf = (document: OpenApiDocument): readonly Placed[] =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      method: method.toUpperCase(),
      path,
      operation: operation as unknown as Operation,
    })),
  );

/** What the catalogue's fields are, where the JSON type says too little. */
const FIELDS: Readonly<Record<string, string>> = {
  person: "a person's reference such as accused-1",
  "person-new": "a person's reference such as accused-1",
  proceeding: "a proceeding's reference such as proceeding-1",
  "proceeding-new": "a proceeding's reference such as proceeding-1",
  event: "the id of an event, or @ref",
  date: "a date as precisely as is known",
  day: "a day such as 2024-08-30",
};

/** A schema in a few words: `one of fir, rescue`, `a list, each a person's reference`. */
const inWords = (schema: JsonSchema): string => {
  if (Array.isArray(schema.enum)) return `one of ${schema.enum.join(", ")}`;
  const field = FIELDS[String(schema["x-field"])];
  if (field !== undefined) return field;
  const type = Array.isArray(schema.type) ? schema.type.join(" or ") : String(schema.type ?? "any");
  if (type === "array") return `a list, each ${inWords(schema.items as JsonSchema)}`;
  if (type === "object" && Predicate.isObject(schema.properties)) {
    return `an object with ${Object.keys(schema.properties).join(", ")}`;
  }
  return typeof schema.pattern === "string" ? `${type} like ${schema.pattern}` : type;
};

/** A description, its `code` as code. */
const told = (text: string): Html =>
  html`${text.split("`").map((part, i) => (i % 2 === 1 ? html`<code>${part}</code>` : part))}`;

const parameters = (all: readonly Parameter[]): Html =>
  all.length === 0
    ? html``
    : html`<dl class="plain-list">${all.map(
        (one) => html`
<div class="span"><dt><code>${one.name}</code> <span class="small soft">${one.in}${one.required ? "" : ", may be left out"}</span></dt>
<dd>${told(one.description ?? "")} <span class="small soft">${inWords(one.schema)}</span></dd></div>`,
      )}</dl>`;

/** Those that need no mention with each route. */
const EVERYWHERE: ReadonlySet<string> = new Set(["401", "421", "500", "503"]);

const responses = (document: OpenApiDocument, of: Operation): Html =>
  html`<dl class="plain-list">${Object.entries(of.responses)
    .filter(([status, { $ref }]) => !(EVERYWHERE.has(status) && $ref !== undefined))
    .map(([status, response]) => {
      const name = response.$ref?.split("/").at(-1);
      const described = name === undefined ? response : document.components.responses[name];
      return html`<div class="span"><dt>${status}</dt><dd>${told(String(described?.description ?? ""))}</dd></div>`;
    })}</dl>`;

const operation = (document: OpenApiDocument, { method, path, operation: of }: Placed): Html => html`
<details id="${of.operationId}">
<summary><h3><code>${method} ${path}</code></h3> ${of.summary}</summary>
${of.description === undefined ? "" : html`<p>${told(of.description)}</p>`}
${parameters(of.parameters)}
${Object.values(of.requestBody?.content ?? {}).map(({ example }) =>
  example === undefined
    ? ""
    : html`<p>For example:</p><pre tabindex="0">${JSON.stringify(example, null, 2)}</pre>`,
)}
${responses(document, of)}
</details>`;

const problems = (): Html => html`
<section id="problems">
<h2>Problems</h2>
<p>What goes wrong is told as a problem document (RFC 9457). Its <code>type</code> is one of these; 401, 421, 500 and 503 may come from every route.</p>
<div class="table"><table>
<thead><tr><th scope="col">Kind</th><th scope="col">Status</th><th scope="col">What it means</th></tr></thead>
<tbody>${Object.entries(problemKinds).map(
  ([kind, { status, title }]) => html`<tr id="problem-${kind}">
<th scope="row"><code>${kind}</code></th><td>${status}</td><td>${title}</td></tr>`,
)}</tbody></table></div>
</section>`;

/** In alphabetical order, in which a heading is looked up. */
const meaningsTable = (title: string, meanings: Readonly<Record<string, string>>): Html =>
  html`<div class="table"><table>
<thead><tr><th scope="col">${title}</th><th scope="col">What it means</th></tr></thead>
<tbody>${Object.entries(meanings)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([name, meaning]) => html`<tr><th scope="row"><code>${name}</code></th><td>${told(meaning)}</td></tr>`,
    )}</tbody></table></div>`;

const columns = (): Html => html`
<section id="columns">
<h2>Columns of CSV files</h2>
<p>Each name is explained once, for all files that have it; a program finds the same names in the JSON. An empty cell is not known or was not asked for, and never 0. Days are of the calendar, as 2020-11-12; codes are of the <a href="#catalogue">catalogue</a>.</p>
${meaningsTable("Column", columnMeanings)}
<p>A name may go on in one of these ways: <code>daysToOrderLeast</code> is <code>daysToOrder</code>, at the least. <code>convictedBy3</code> is of 100 followed, those convicted within three years; <code>years5to10</code> are those pending for so long.</p>
${meaningsTable("Ending", columnEndings)}
</section>`;

interface EventSchema {
  readonly title: string;
  readonly description: string;
  readonly properties: {
    readonly type: { readonly const: string };
    readonly data: {
      readonly properties: Readonly<Record<string, JsonSchema>>;
      readonly required?: readonly string[];
    };
  };
  readonly examples: readonly unknown[];
}

const eventSchemasOf = (document: OpenApiDocument): readonly EventSchema[] =>
  Object.entries(document.components.schemas)
    .filter(([name]) => name.startsWith("Event."))
    .map(([, schema]) => schema as unknown as EventSchema);

const eventType = ({ title, description, properties: { type, data }, examples }: EventSchema): Html => html`
<details id="event-${type.const}">
<summary><code>${type.const}</code> ${title}</summary>
<p>${description}</p>
<dl class="plain-list">${Object.entries(data.properties).map(
  ([name, schema]) => html`
<div class="span"><dt><code>${name}</code> <span class="small soft">${data.required?.includes(name) ? "" : "may be left out"}</span></dt>
<dd>${String(schema.title ?? "")}. ${String(schema.description ?? "")} <span class="small soft">${inWords(schema)}${schema["x-field"] === "sealed" ? "; sealed" : ""}</span></dd></div>`,
)}</dl>
<pre tabindex="0">${JSON.stringify(examples[0], null, 2)}</pre>
</details>`;

/** The body of the page. */
export const referenceBody = (document: OpenApiDocument): Html => {
  const operations = operationsOf(document);
  return html`<div class="reference">
<p>Everything here is also in <a href="/openapi.json">openapi.json</a> (OpenAPI ${document.openapi}). A program signs in with <code>Authorization: Bearer …</code>, the token that was printed when Tareekh started.</p>
<nav aria-label="Parts of the reference"><ul>
${document.tags.map(({ name }) => html`<li><a href="#${name}">${name}</a></li>`)}
<li><a href="#columns">columns</a></li>
<li><a href="#problems">problems</a></li>
<li><a href="#events">events</a></li>
</ul></nav>
${document.tags.map(
  ({ name, description }) => html`<section id="${name}">
<h2>${description}</h2>
${operations
  .filter(({ operation: of }) => of.tags.includes(name))
  .map((placed) => operation(document, placed))}
</section>`,
)}
${columns()}
${problems()}
<section id="events">
<h2>Events that can be recorded</h2>
${eventSchemasOf(document).map(eventType)}
</section>
</div>`;
};
