/** The rooms and the directions between them: docs/architecture.md. */
module.exports = {
  forbidden: [
    { name: "no-circular", severity: "error", from: {}, to: { circular: true } },
    {
      name: "core-stands-alone",
      comment: "core knows neither projections nor the API",
      severity: "error",
      from: { path: "^packages/core/" },
      to: { path: "^packages/(projections|api)/" },
    },
    {
      name: "projections-below-api",
      severity: "error",
      from: { path: "^packages/projections/" },
      to: { path: "^packages/api/" },
    },
    {
      name: "catalogue-and-calendar-know-no-log",
      comment: "what can happen in a case does not depend on where it is written",
      severity: "error",
      from: { path: "^packages/core/(calendar|catalogue|history|law)/" },
      to: { path: "^packages/core/(log|recording|sealing)/" },
    },
    {
      name: "calendar-knows-only-itself",
      severity: "error",
      from: { path: "^packages/core/calendar/" },
      to: { path: "^packages/", pathNot: "^packages/core/calendar/" },
    },
    {
      name: "a-projection-is-pure",
      comment: "a projection imports the catalogue, the calendar, the history and the law; never a database",
      severity: "error",
      from: {
        path: "^packages/projections/(facts/|timeline/)?[^/]+\\.ts$",
        pathNot: "\\.(spec|contract)\\.ts$",
      },
      to: {
        path: "^packages/core/(log|recording|sealing)/|^packages/projections/(projector|answers)/|node_modules/(pg|kysely|effect)/",
      },
    },
    {
      name: "facts-below-projections",
      comment: "what is read of one case knows neither the timeline nor the rows that are made of it",
      severity: "error",
      from: { path: "^packages/projections/facts/", pathNot: "\\.spec\\.ts$" },
      to: { path: "^packages/projections/", pathNot: "^packages/projections/facts/" },
    },
    {
      name: "statistics-import-nothing",
      severity: "error",
      from: { path: "^packages/projections/statistics/", pathNot: "\\.spec\\.ts$|/testing/" },
      to: { pathNot: "^packages/projections/statistics/" },
    },
    {
      name: "shipped-code-imports-no-tests",
      severity: "error",
      from: { path: "^packages/", pathNot: "\\.(spec|contract|int\\.spec|property\\.spec)\\.ts$" },
      to: { path: "\\.(spec|contract)\\.ts$|^test/" },
    },
    {
      name: "no-unresolvable",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    // TypeScript 7 has no API yet that this tool could parse with; without a parser it would see no TypeScript at all.
    parser: "swc",
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
      extensions: [".ts", ".js", ".json"],
    },
  },
};
