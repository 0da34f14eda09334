import { expect, test } from "vitest";
import { progressBar, type Screen } from "./progress-bar.ts";

const screen = (isTTY: boolean): Screen & { readonly written: string[] } => {
  const written: string[] = [];
  return { isTTY, columns: 100, written, write: (text) => written.push(text) };
};

const filled = (text: string) => [...text].filter((sign) => sign === "█").length;
const empty = (text: string) => [...text].filter((sign) => sign === "░").length;

test("on a terminal the bar fills in one line", () => {
  const terminal = screen(true);
  const bar = progressBar("Rebuilding", terminal);
  for (const done of [0, 500, 1_000]) bar.show({ done, total: 1_000 });
  bar.end();
  const [start = "", half = "", whole = "", end = ""] = terminal.written;
  expect(filled(start)).toBe(0);
  expect(filled(half)).toBe(empty(half));
  expect(empty(whole)).toBe(0);
  expect(whole).toContain("100 %  1,000 of 1,000 events");
  for (const line of [start, half, whole]) expect(line.startsWith("\rRebuilding ")).toBe(true);
  expect(end).toBe("\n");
});

test("the same progress is not drawn twice", () => {
  const terminal = screen(true);
  const bar = progressBar("Rebuilding", terminal);
  bar.show({ done: 1, total: 3 });
  bar.show({ done: 1, total: 3 });
  expect(terminal.written).toHaveLength(1);
});

test("the bar fits on a narrow terminal", () => {
  const terminal = { ...screen(true), columns: 72 };
  progressBar("Rebuilding", terminal).show({ done: 20_000_000, total: 20_000_000 });
  expect((terminal.written[0] ?? "").replace("\r", "").replace("\u001b[K", "").length).toBeLessThanOrEqual(
    72,
  );
});

test("in a log file there is a line for every tenth, without control characters", () => {
  const file = screen(false);
  const bar = progressBar("Verifying", file);
  for (let done = 0; done <= 1_000; done++) bar.show({ done, total: 1_000 });
  bar.end();
  expect(file.written).toHaveLength(11);
  expect(file.written.join("")).not.toContain("\r");
  expect(file.written.join("")).not.toContain("\u001b");
});

test("an empty store is done at once", () => {
  const file = screen(false);
  progressBar("Verifying", file).show({ done: 0, total: 0 });
  expect(file.written).toEqual(["Verifying 100 %  0 of 0 events\n"]);
});

test("where a pace is given, it stands beside the figures, in a log file too", () => {
  const pace = { after: (done: number, total: number) => (done === 0 ? "" : `${total - done} left`) };
  const [terminal, file] = [screen(true), screen(false)];
  for (const one of [terminal, file]) {
    const bar = progressBar("Copying", one, pace);
    for (const done of [0, 500]) bar.show({ done, total: 1_000 });
  }
  expect(terminal.written.map((line) => line.replace("\u001b[K", ""))).toEqual([
    expect.stringMatching(/ 0 of 1,000 events$/),
    expect.stringMatching(/ 500 of 1,000 events, 500 left$/),
  ]);
  expect(file.written).toEqual([
    "Copying   0 %  0 of 1,000 events\n",
    "Copying  50 %  500 of 1,000 events, 500 left\n",
  ]);
});
