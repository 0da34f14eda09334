/** Which files hold a text, in whatever form it would be written: for tests of what must stand nowhere in the clear. */
import { closeSync, constants, fstatSync, openSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

export const filesIn = (directory: string): readonly string[] =>
  readdirSync(directory, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

/** The regular files that a process has open, those without a name too. */
export const openFilesOf = (pid: number): readonly string[] =>
  readdirSync(`/proc/${pid}/fd`)
    .map((descriptor) => `/proc/${pid}/fd/${descriptor}`)
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile() === true);

/** Nothing of a file that was closed or removed since it was listed, or whose descriptor is another's now. */
const bytesOf = (file: string): Buffer => {
  let descriptor: number;
  try {
    descriptor = openSync(file, constants.O_RDONLY | constants.O_NONBLOCK);
  } catch (error) {
    if (error instanceof Error && "code" in error && ["ENOENT", "ENXIO"].includes(String(error.code)))
      return Buffer.alloc(0);
    throw error;
  }
  try {
    return fstatSync(descriptor).isFile() ? readFileSync(descriptor) : Buffer.alloc(0);
  } finally {
    closeSync(descriptor);
  }
};

/** The files that hold the text, in UTF-8, UTF-16, base64 or as JSON escapes it. */
export const holding = (files: readonly string[], text: string): readonly string[] => {
  const forms = [
    Buffer.from(text, "utf8"),
    Buffer.from(text, "utf16le"),
    // The middle of its base64 at each of the three alignments, whatever stands around it.
    ...[0, 1, 2].map((shift) =>
      Buffer.from(
        Buffer.from("\0".repeat(shift) + text, "utf8")
          .toString("base64")
          .slice(4, -4),
        "latin1",
      ),
    ),
  ];
  return files.filter((file) => {
    const bytes = bytesOf(file);
    return forms.some((form) => bytes.includes(form));
  });
};
