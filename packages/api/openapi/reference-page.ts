/**
 * The API's reference as a page, written from the OpenAPI document: what can be asked, what can go wrong, what can be
 * recorded. No script is needed to read it, and nothing is fetched from elsewhere.
 */
import { html } from "hono/html";
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

/** A schema in a few words: `one of fir, rescue`, `a whole number`. */
const inWords = (schema: JsonSchema): string => {
  if (Array.isArray(schema.enum)) return `one of ${schema.enum.join(", ")}`;
  const type = Array.isArray(schema.type) ? schema.type.join(" or ") : String(schema.type ?? "any");
  return typeof schema.pattern === "string" ? `${type} like ${schema.pattern}` : type;
};

const parameters = (all: readonly Parameter[]): Html =>
  all.length === 0
    ? html``
    : html`<div class="table"><table>
<thead><tr><th scope="col">Parameter</th><th scope="col">In</th><th scope="col">What it is</th></tr></thead>
<tbody>${all.map(
        (one) => html`<tr>
<th scope="row"><code>${one.name}</code>${one.required ? "" : html` <span class="small soft">may be left out</span>`}</th>
<td>${one.in}</td>
<td>${one.description ?? ""} <span class="small soft">${inWords(one.schema)}</span></td>
</tr>`,
      )}</tbody></table></div>`;

const responses = (document: OpenApiDocument, of: Operation): Html =>
  html`<div class="table"><table>
<thead><tr><th scope="col">Status</th><th scope="col">When</th></tr></thead>
<tbody>${Object.entries(of.responses).map(([status, response]) => {
    const name = response.$ref?.split("/").at(-1);
    const described = name === undefined ? response : document.components.responses[name];
    return html`<tr><th scope="row">${status}</th><td>${String(described?.description ?? "")}</td></tr>`;
  })}</tbody></table></div>`;

const operation = (document: OpenApiDocument, { method, path, operation: of }: Placed): Html => html`
<section id="${of.operationId}">
<h3><code>${method} ${path}</code></h3>
<p><strong>${of.summary}.</strong> ${of.description ?? ""}</p>
${parameters(of.parameters)}
${Object.values(of.requestBody?.content ?? {}).map(({ example }) =>
  example === undefined
    ? ""
    : html`<p>For example:</p><pre tabindex="0">${JSON.stringify(example, null, 2)}</pre>`,
)}
${responses(document, of)}
</section>`;

const problems = (): Html => html`
<section id="problems">
<h2>Problems</h2>
<p>What goes wrong is told as a problem document (RFC 9457). Its <code>type</code> is one of these.</p>
<div class="table"><table>
<thead><tr><th scope="col">Kind</th><th scope="col">Status</th><th scope="col">What it means</th></tr></thead>
<tbody>${Object.entries(problemKinds).map(
  ([kind, { status, title }]) => html`<tr id="problem-${kind}">
<th scope="row"><code>${kind}</code></th><td>${status}</td><td>${title}</td></tr>`,
)}</tbody></table></div>
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
<div class="table"><table>
<thead><tr><th scope="col">Field</th><th scope="col">What it is</th></tr></thead>
<tbody>${Object.entries(data.properties).map(
  ([name, schema]) => html`<tr>
<th scope="row"><code>${name}</code>${data.required?.includes(name) ? "" : html` <span class="small soft">may be left out</span>`}</th>
<td>${String(schema.title ?? "")}. ${String(schema.description ?? "")} <span class="small soft">${inWords(schema)}${"x-sealed" in schema ? "; sealed" : ""}</span></td>
</tr>`,
)}</tbody></table></div>
<pre tabindex="0">${JSON.stringify(examples[0], null, 2)}</pre>
</details>`;

/** The body of the page. */
export const referenceBody = (document: OpenApiDocument): Html => {
  const operations = operationsOf(document);
  return html`<div class="reference">
<p>Everything here is also in <a href="/openapi.json">openapi.json</a> (OpenAPI ${document.openapi}). A program signs in with <code>Authorization: Bearer …</code>, the token that was printed when Tareekh started.</p>
<nav aria-label="Parts of the reference"><ul>
${document.tags.map(({ name }) => html`<li><a href="#${name}">${name}</a></li>`)}
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
${problems()}
<section id="events">
<h2>Events that can be recorded</h2>
${eventSchemasOf(document).map(eventType)}
</section>
</div>`;
};
