/** Why an import was not begun or could not go on, in words that say what to do next. */
import { firstProblems, Problem } from "@tareekh/core/recording/problem.ts";
import { Schema } from "effect";

/** The map is not one that can be read; everything that is wrong with it at once, of very much the first. */
export class MapRefused extends Schema.TaggedError<MapRefused>()("MapRefused", {
  file: Schema.String,
  problems: Schema.Array(Problem),
}) {
  override get message(): string {
    return `The map ${this.file} cannot be used:\n${this.problems.map(({ message }) => `  ${message}`).join("\n")}`;
  }
}

/** The file of rows, or one that was to be written, cannot be. */
export class FileRefused extends Schema.TaggedError<FileRefused>()("FileRefused", {
  file: Schema.String,
  why: Schema.String,
}) {
  override get message(): string {
    return `${this.file} ${this.why}`;
  }
}

/** What was asked for cannot be done; a whole sentence that says what can. */
export class NotNow extends Schema.TaggedError<NotNow>()("NotNow", { message: Schema.String }) {}

export class ImportError extends Schema.TaggedError<ImportError>()("ImportError", {
  reason: Schema.Union([MapRefused, FileRefused, NotNow]),
}) {
  override get message(): string {
    return this.reason.message;
  }
}

/** @param why goes on from the file's name: `is not UTF-8` */
export const fileRefused = (file: string, why: string): ImportError =>
  new ImportError({ reason: new FileRefused({ file, why }) });

export const mapRefused = (file: string, problems: readonly Problem[]): ImportError =>
  new ImportError({ reason: new MapRefused({ file, problems: firstProblems(problems) }) });

/** @param message a sentence that says what to do */
export const importRefused = (message: string): ImportError =>
  new ImportError({ reason: new NotNow({ message }) });
