import { defineConfig } from "vitest/config";

/**
 * One run for every test. `*.spec.ts` beside the code needs nothing; `*.int.spec.ts` starts a database or a process;
 * `*.property.spec.ts` states laws; `*.contract.ts` is a suite that several implementations pass; `test/` needs the whole.
 */
const project = (name: string, include: string[]) => ({
  extends: true as const,
  test: { name, include, testTimeout: 30_000, hookTimeout: 60_000 },
});

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      project("core", ["packages/core/**/*.spec.ts"]),
      project("projections", ["packages/projections/**/*.spec.ts"]),
      project("api", ["packages/api/**/*.spec.ts"]),
      project("whole", ["test/**/*.spec.ts"]),
    ],
  },
});
