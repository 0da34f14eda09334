/** The lock file knows the native packages of every platform, so that `npm ci` installs on each of them. */

import { expect, it } from "vitest";
import lock from "../../package-lock.json" with { type: "json" };

interface Locked {
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

it("leaves out no package that only another platform needs", () => {
  const packages = lock.packages as Readonly<Record<string, Locked>>;
  const named = Object.values(packages).flatMap(({ optionalDependencies }) =>
    Object.keys(optionalDependencies ?? {}),
  );
  expect(named.length).toBeGreaterThan(50);
  const places = Object.keys(packages);
  expect(named.filter((name) => !places.some((place) => place.endsWith(`node_modules/${name}`)))).toEqual([]);
});
