/** Importing a table by the pages: upload, what its columns mean, trying, importing, and taking back. */
import { readFileSync } from "node:fs";
import { Readable } from "node:stream";
import { isDeepStrictEqual } from "node:util";
import { firstProblems } from "@tareekh/core/recording/problem.ts";
import { Effect } from "effect";
import { type Context, Hono } from "hono";
import { ImportDesk, MOST_BYTES } from "../../importing/desk/import-desk.ts";
import { ImportError } from "../../importing/import-error.ts";
import { ImportRecords, type SavedMap } from "../../importing/imports/import-records.ts";
import { readRowMap } from "../../importing/map/checked-map.ts";
import { type RowMap, withoutDay } from "../../importing/map/row-map.ts";
import { BrokenForm, formParts } from "../../importing/multipart.ts";
import { encodings, type ReadingOptions } from "../../importing/table/source-table.ts";
import type { AppEnv, PageContext } from "../../page-context.ts";
import { sentForm } from "../../sent-form.ts";
import { FormValues } from "../forms/form-values.ts";
import { formValuesOf, notFound, param, viewOf } from "../request.ts";
import { chosenBefore, chosenDay, chosenMap, supposedChoices } from "./column-choices.ts";
import { columnsPage, SAME_TABLE } from "./columns-page.ts";
import { importPage } from "./import-page.ts";
import type { ImportProblem } from "./import-problems.ts";
import { importPath, importsPage, workPath } from "./imports-page.ts";
import { workPage } from "./work-page.ts";

/** Paths to which files come that are larger than any form. */
export const importUploads = ["/imports"] as const;

const examples: Readonly<Record<string, { readonly file: URL; readonly type: string }>> = {
  "cases.csv": {
    file: new URL("../../importing/example/cases.csv", import.meta.url),
    type: "text/csv; charset=utf-8",
  },
  "map.json": {
    file: new URL("../../importing/example/map.json", import.meta.url),
    type: "application/json",
  },
};

const LONGEST_NAME = 200;

/** What a browser says is the file's name, without what it has no business to say. */
const fileNameOf = (said: string): string => {
  const name = (said.split(/[/\\]/).at(-1) ?? "").replace(/\p{Cc}/gu, "").trim();
  return name === "" ? "table.csv" : name.slice(-LONGEST_NAME);
};

const readingOf = (values: FormValues): ReadingOptions => {
  const encoding = encodings.find((one) => one === values.one("encoding"));
  const [delimiter, sheet] = [values.one("delimiter"), values.one("sheet")];
  return {
    ...(encoding === undefined ? {} : { encoding }),
    ...(/^[^"\r\n]$/u.test(delimiter) ? { delimiter } : {}),
    ...(sheet === "" ? {} : { sheet }),
  };
};

/** Everything that a person can mend, in its own words; what is not is thrown on. */
const problemsOf = (error: unknown): readonly ImportProblem[] => {
  if (!(error instanceof ImportError)) throw error;
  const { reason } = error;
  if (reason._tag !== "MapRefused") return [{ at: null, message: error.message }];
  return reason.problems.map(({ message }) => ({ at: null, message }));
};

/** Reads a body to its end, within bounds: a browser shows what is answered only once it has sent all. */
const passOver = async (body: AsyncIterator<Uint8Array>): Promise<void> => {
  try {
    for (let left = MOST_BYTES; left > 0; ) {
      const next = await body.next();
      if (next.done === true) return;
      left -= next.value.length;
    }
    await body.return?.();
  } catch {
    // The line broke: there is nobody to answer.
  }
};

export const importRoutes = (context: PageContext) => {
  const { run } = context;
  const desk = <A, E>(ask: (service: ImportDesk["Service"]) => Effect.Effect<A, E>): Promise<A> =>
    run(Effect.flatMap(ImportDesk, ask));
  const records = <A, E>(ask: (service: ImportRecords["Service"]) => Effect.Effect<A, E>): Promise<A> =>
    run(Effect.flatMap(ImportRecords, ask));
  const look = () => desk((service) => service.look);

  const showList = async (c: Context<AppEnv>, problems: readonly ImportProblem[] = []) => {
    const view = await viewOf(c, context);
    const [now, made, maps] = await Promise.all([
      look(),
      records(({ latest }) => latest),
      records((service) => service.maps),
    ]);
    const page = importsPage(view, { desk: now, records: made, maps, problems });
    return c.html(await page, problems.length > 0 ? 400 : 200);
  };

  const showColumns = async (
    c: Context<AppEnv>,
    asked: FormValues | null = null,
    problems: readonly ImportProblem[] = [],
    sameTable: string | null = null,
  ) => {
    const view = await viewOf(c, context);
    const { upload } = await look();
    if (upload === null) return c.redirect("/imports", 303);
    let preview: Parameters<typeof columnsPage>[1]["preview"];
    try {
      preview = await desk((service) => service.preview);
    } catch (error) {
      preview = { unreadable: problemsOf(error)[0]?.message ?? "" };
    }
    const unreadable = "unreadable" in preview;
    const saved =
      "unreadable" in preview
        ? []
        : await records(({ mapsFor }) =>
            mapsFor(("columns" in preview ? preview.columns : []).map(({ name }) => name)),
          );
    const last = saved.find(({ choices }) => choices.length > 0);
    const supposed =
      "unreadable" in preview
        ? FormValues.empty
        : last === undefined
          ? supposedChoices(preview)
          : chosenBefore(last.choices, upload.map?.file?.day);
    const values = asked?.has("name") || asked?.has("map") ? asked : supposed;
    const tables = await records((service) => service.tables);
    const page = columnsPage(view, { upload, preview, saved, tables, sameTable, values, problems });
    return c.html(await page, unreadable || problems.length > 0 ? 400 : 200);
  };

  /**
   * Tries the file, and saves the map with which it can be tried. A file with other columns than the table had is tried
   * once it is said that it is of that table: rows of another would correct its cases.
   */
  const tried = async (
    c: Context<AppEnv>,
    map: RowMap,
    choices: readonly (readonly [string, string])[],
    values: FormValues,
  ) => {
    try {
      const columns = await desk(({ columnsWith }) => columnsWith(map));
      const before = (await records(({ maps }) => maps)).find((saved) => saved.map.name === map.name);
      if (before && !isDeepStrictEqual(before.columns, columns) && values.one(SAME_TABLE) !== map.name) {
        const { words } = await viewOf(c, context);
        const message = words.imports.problems.otherColumns(map.name, before.columns);
        return showColumns(c, values, [{ at: SAME_TABLE, message }], map.name);
      }
      const tried = await desk(({ tryWith }) => tryWith(c.get("signedIn").name, map));
      await records(({ saveMap }) => saveMap({ ...tried, map: withoutDay(tried.map), choices }));
    } catch (error) {
      return showColumns(c, values, problemsOf(error));
    }
    return c.redirect("/imports/work", 303);
  };

  /** Tries the file with a map that was saved, which stays as it was. */
  const triedAgain = async (c: Context<AppEnv>, saved: SavedMap, values: FormValues) => {
    const ofList = chosenDay(await viewOf(c, context), values);
    if (!ofList.ok) return showColumns(c, FormValues.empty, [ofList.problem]);
    // The file is read as it was shown here, and not as an earlier file was; its day is its own.
    const { file: _, ...ofTable } = saved.map;
    const map = ofList.day === null ? ofTable : { ...ofTable, file: { day: ofList.day } };
    try {
      await desk(({ tryWith }) => tryWith(c.get("signedIn").name, map));
    } catch (error) {
      return showColumns(c, FormValues.empty, problemsOf(error));
    }
    await records(({ saveMap }) => saveMap(saved));
    return c.redirect("/imports/work", 303);
  };

  const download = (c: Context<AppEnv>, name: string, type: string, body: string | ReadableStream) =>
    c.body(body, 200, { "content-type": type, "content-disposition": `attachment; filename="${name}"` });

  const mapFile = (c: Context<AppEnv>, map: RowMap) =>
    download(c, `${map.name}.json`, "application/json", `${JSON.stringify(map, null, 2)}\n`);

  const showImport = async (c: Context<AppEnv>, problems: readonly ImportProblem[] = []) => {
    const id = param(c, "id");
    const view = await viewOf(c, context);
    // First how far the work is: what it notes at its end is then there to be read.
    const { work } = await look();
    const record = await records(({ one }) => one(id));
    if (record === null) throw notFound("There is no such import. Go back to the list of imports.");
    const later = (await records(({ latest }) => latest)).filter(
      ({ table, begun, takenBack }) => table === record.table && begun > record.begun && takenBack === null,
    ).length;
    const page = importPage(view, {
      record,
      later,
      work: work?.importId === id ? work : null,
      problems,
    });
    return c.html(await page, problems.length > 0 ? 409 : 200);
  };

  return new Hono<AppEnv>()
    .get("/imports", (c) => showList(c))
    .post("/imports", async (c) => {
      const say = (await viewOf(c, context)).words.imports.upload;
      const type = c.req.header("content-type") ?? "";
      const sent = Readable.fromWeb((c.req.raw.body ?? new Blob([]).stream()) as never);
      const body: AsyncIterator<Uint8Array> = sent[Symbol.asyncIterator]();
      let received = false;
      try {
        for await (const { name, fileName, content } of formParts(type, body)) {
          if (name !== "file" || fileName === null || fileName === "" || received) continue;
          await desk(({ receive }) => receive(c.get("signedIn").name, fileNameOf(fileName), content));
          received = true;
        }
      } catch (error) {
        if (error instanceof BrokenForm) return showList(c, [{ at: "file", message: say.broken }]);
        return showList(c, problemsOf(error));
      } finally {
        await passOver(body);
      }
      return received ? c.redirect("/imports/file", 303) : showList(c, [{ at: "file", message: say.none }]);
    })
    .get("/imports/file", (c) => showColumns(c))
    .post("/imports/reading", async (c) => {
      const values = await formValuesOf(c);
      try {
        await desk(({ readAs }) => readAs(readingOf(values)));
      } catch (error) {
        return showList(c, problemsOf(error));
      }
      return c.redirect("/imports/file", 303);
    })
    .post("/imports/columns", async (c) => {
      const view = await viewOf(c, context);
      const values = await formValuesOf(c);
      if ((await look()).upload === null) return c.redirect("/imports", 303);
      let chosen: ReturnType<typeof chosenMap>;
      try {
        chosen = chosenMap(view, await desk((service) => service.preview), values);
      } catch (error) {
        return showColumns(c, values, problemsOf(error));
      }
      return chosen.ok
        ? tried(c, chosen.map, values.entries(), values)
        : showColumns(c, values, chosen.problems);
    })
    .post("/imports/map", async (c) => {
      const { words } = await viewOf(c, context);
      const say = words.imports.problems;
      const form = await sentForm(c);
      const file = form.get("file");
      const typed = String(form.get("map") ?? "");
      const text = file instanceof File && file.size > 0 ? await file.text() : typed;
      const values = new FormValues([
        ["map", text],
        [SAME_TABLE, String(form.get(SAME_TABLE) ?? "")],
      ]);
      const refused = (message: string) => showColumns(c, values, [{ at: "map-text", message }]);
      if (text.trim() === "") return refused(say.noMap);
      let written: unknown;
      try {
        written = JSON.parse(text.replace(/^\ufeff/, ""));
      } catch {
        return refused(say.notJson);
      }
      const map = readRowMap(written);
      return map.ok
        ? tried(c, map.value, [], values)
        : showColumns(
            c,
            values,
            firstProblems(map.problems).map(({ message }) => ({ at: "map-text", message })),
          );
    })
    .post("/imports/saved", async (c) => {
      const values = await formValuesOf(c);
      const saved = (await records(({ maps }) => maps)).find(({ map }) => map.name === values.one("name"));
      if (saved === undefined) throw notFound("There is no such map any more. Choose what the columns mean.");
      return triedAgain(c, saved, values);
    })
    .get("/imports/work", async (c) => {
      const { work } = await look();
      if (work === null) return c.redirect("/imports", 303);
      if (work.kind === "taking-back") return c.redirect(workPath(work), 303);
      return c.html(await workPage(await viewOf(c, context), work, []));
    })
    .post("/imports/run", async (c) => {
      try {
        await desk(({ importNow }) => importNow(c.get("signedIn").name));
      } catch (error) {
        return showList(c, problemsOf(error));
      }
      return c.redirect("/imports/work", 303);
    })
    .post("/imports/stop", async (c) => {
      const { work } = await look();
      await desk(({ stop }) => stop);
      return c.redirect(workPath(work), 303);
    })
    .post("/imports/discard", async (c) => {
      try {
        await desk(({ clear }) => clear);
      } catch (error) {
        return showList(c, problemsOf(error));
      }
      return c.redirect("/imports", 303);
    })
    .get("/imports/refused.csv", async (c) => {
      const file = (await look()).work?.refusedFile;
      if (!file) throw notFound("There are no refused rows here any more. Try the file again.");
      return download(
        c,
        "refused-rows.csv",
        "text/csv; charset=utf-8",
        Readable.toWeb(file.bytes()) as ReadableStream,
      );
    })
    .get("/imports/map.json", async (c) => {
      const { upload } = await look();
      if (!upload?.map) throw notFound("There is no map here. Say first what the columns mean.");
      return mapFile(c, withoutDay(upload.map));
    })
    .get("/imports/maps/:name", async (c) => {
      const saved = (await records(({ maps }) => maps)).find(({ map }) => map.name === param(c, "name"));
      if (saved === undefined) throw notFound("There is no such map any more.");
      return mapFile(c, saved.map);
    })
    .post("/imports/maps/:name/delete", async (c) => {
      await records(({ deleteMap }) => deleteMap(param(c, "name")));
      return c.redirect("/imports", 303);
    })
    .get("/imports/example/:name", (c) => {
      const name = param(c, "name");
      const example = Object.hasOwn(examples, name) ? examples[name] : undefined;
      if (example === undefined) throw notFound("There is no such example.");
      return download(c, name, example.type, readFileSync(example.file, "utf8"));
    })
    .get("/imports/:id", (c) => showImport(c))
    .post("/imports/:id/undo", async (c) => {
      const id = param(c, "id");
      try {
        await desk(({ takeBack }) => takeBack(c.get("signedIn").name, id));
      } catch (error) {
        return showImport(c, problemsOf(error));
      }
      return c.redirect(importPath(id), 303);
    });
};
