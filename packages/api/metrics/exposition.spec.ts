import { expect, test } from "vitest";
import { exposition } from "./exposition.ts";

test("a metric has its help, its type, and a line for each sample", () => {
  expect(
    exposition([
      { name: "log_position", type: "gauge", help: "Last position of the log", samples: [{ value: 97 }] },
      {
        name: "lag",
        type: "gauge",
        help: "Events",
        samples: [
          { value: 0, labels: { projection: "bail" } },
          { value: 1.5, labels: { projection: "delays", part: "0" } },
        ],
      },
    ]),
  ).toBe(
    [
      "# HELP log_position Last position of the log",
      "# TYPE log_position gauge",
      "log_position 97",
      "# HELP lag Events",
      "# TYPE lag gauge",
      'lag{projection="bail"} 0',
      'lag{projection="delays",part="0"} 1.5',
      "",
    ].join("\n"),
  );
});

test("what is not known is left out, rather than said to be 0", () => {
  expect(exposition([{ name: "relay_lag", type: "gauge", help: "Seconds", samples: [] }])).toBe("");
});

test("no label and no help can begin a line of its own", () => {
  const text = exposition([
    {
      name: "m",
      type: "counter",
      help: "one\ntwo \\",
      samples: [{ value: 1, labels: { why: 'a "b"\n\\' } }],
    },
  ]);
  expect(text).toBe('# HELP m one\\ntwo \\\\\n# TYPE m counter\nm{why="a \\"b\\"\\n\\\\"} 1\n');
});
