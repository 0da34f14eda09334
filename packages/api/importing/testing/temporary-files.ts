/** Files of a test, in a directory of their own that is removed with them. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface TemporaryFiles {
  readonly directory: string;
  /** Writes a file; answers its path. */
  readonly write: (name: string, content: string | Uint8Array) => string;
  readonly remove: () => void;
}

export const temporaryFiles = (): TemporaryFiles => {
  const directory = mkdtempSync(join(tmpdir(), "ti-"));
  return {
    directory,
    write: (name, content) => {
      const path = join(directory, name);
      writeFileSync(path, content);
      return path;
    },
    remove: () => rmSync(directory, { recursive: true, force: true }),
  };
};
