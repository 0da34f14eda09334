import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/**
 * One run for every test. `*.spec.ts` beside the code needs nothing; `*.int.spec.ts` starts a database or a process;
 * `*.property.spec.ts` states laws; `*.contract.ts` is a suite that several implementations pass; `test/` needs the whole.
 */
const project = (name: string, include: string[]) => ({
  extends: true as const,
  test: { name, include, testTimeout: 30_000, hookTimeout: 60_000 },
});

/** What starts the whole program again and again takes minutes: begun last, it would go on alone at the end. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const rank = ({ moduleId }: TestSpecification): number =>
      moduleId.includes("/test/faults/") ? 0 : moduleId.includes("/test/browser/") ? 1 : 2;
    return sorted.toSorted((a, b) => rank(a) - rank(b));
  }
}

export default defineConfig({
  test: {
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    projects: [
      project("core", ["packages/core/**/*.spec.ts"]),
      project("projections", ["packages/projections/**/*.spec.ts"]),
      project("api", ["packages/api/**/*.spec.ts"]),
      project("whole", ["test/**/*.spec.ts"]),
    ],
  },
});
