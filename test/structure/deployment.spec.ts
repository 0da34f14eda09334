/** The files by which Tareekh is run in containers, held to each other, to the repository and to the program itself. */
import { existsSync, readFileSync } from "node:fs";
import { join, matchesGlob } from "node:path";
import { configuration } from "@tareekh/api/config.ts";
import { MOST_BYTES } from "@tareekh/api/importing/desk/import-desk.ts";
import { ConfigProvider, Effect } from "effect";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import lock from "../../package-lock.json" with { type: "json" };

const root = join(import.meta.dirname, "..", "..");
const textOf = (path: string) => readFileSync(join(root, path), "utf8");
const linesOf = (path: string) =>
  textOf(path)
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"));

const NAMESPACE = "service:namespace";

interface Service {
  readonly image?: string;
  readonly build?: string;
  readonly command?: readonly string[];
  readonly read_only?: boolean;
  readonly network_mode?: string;
  readonly healthcheck?: object;
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly tmpfs?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}
interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: Readonly<Record<string, null>>;
}

const compose = parse(textOf("compose.yaml"), { merge: true }) as Compose;
const { scripts } = JSON.parse(textOf("package.json")) as {
  scripts: { readonly start: string; readonly work: string };
};
const services = Object.entries(compose.services);
const ours = services.filter(([, { build }]) => build !== undefined);
const nodes = services.filter(([, { image }]) => image?.includes("kurrentdb"));

/** With what an operator must fill in, some letters and digits, and without what may be left out. */
const filled = (text: string) =>
  text.replaceAll(/\$\{\w+:\?[^}]*\}/g, "0123456789abcdef").replaceAll(/\$\{\w+:-\}/g, "");

/** What the program makes of an environment, and the variables that it asks for. */
const readBy = (environment: Readonly<Record<string, string>>) => {
  const asked = new Set<string>();
  const provider = ConfigProvider.make((path) => {
    const name = path.join("_");
    asked.add(name);
    const value = environment[name];
    return Effect.succeed(value === undefined ? undefined : ConfigProvider.makeValue(filled(value)));
  });
  const read = Effect.runSync(
    configuration().pipe(Effect.provideService(ConfigProvider.ConfigProvider, provider)),
  );
  return { read, asked };
};

const instructions = textOf("Dockerfile")
  .replaceAll("\\\n", " ")
  .split("\n")
  .filter((line) => /^[A-Z]+ /.test(line))
  .map((line) => {
    const [instruction = "", ...words] = line.split(/\s+/);
    return { instruction, words };
  });

const wordsOf = (instruction: string): string =>
  instructions.findLast((one) => one.instruction === instruction)?.words.join(" ") ?? "";

/** The environment that the image sets, `PATH` apart, which is the system's. */
const set: Readonly<Record<string, string>> = Object.fromEntries(
  instructions
    .filter(({ instruction }) => instruction === "ENV")
    .flatMap(({ words }) => words.filter((word) => word.includes("=")).map((word) => word.split("=", 2)))
    .filter(([name]) => name !== "PATH"),
);

/** What the image's build copies from the repository. */
const copied = instructions
  .filter(({ instruction, words }) => instruction === "COPY" && !words[0]?.startsWith("--from"))
  .flatMap(({ words }) => words.slice(0, -1));

/** Whether a path reaches the build: as the last rule of `.dockerignore` that speaks of it says. */
const reachesBuild = (path: string): boolean =>
  linesOf(".dockerignore").reduce((reaches, rule) => {
    const pattern = rule.replace(/^!/, "");
    // Docker's sign for anything stands for hidden files too
    const speaks = pattern === "*" || [pattern, `${pattern}/**`].some((glob) => matchesGlob(path, glob));
    return speaks ? rule.startsWith("!") : reaches;
  }, true);

describe("The image", () => {
  it("copies only what is there and reaches its build", () => {
    expect(copied.length).toBeGreaterThan(5);
    expect(copied.filter((path) => !existsSync(join(root, path)) || !reachesBuild(path))).toEqual([]);
  });

  it("installs from the manifest of every workspace, which the lock file names", () => {
    const workspaces = Object.keys(lock.packages).filter((place) => /^(packages\/\w+|test)$/.test(place));
    expect(copied).toEqual(expect.arrayContaining(workspaces.map((place) => `${place}/package.json`)));
  });

  it("leaves out tests, and data and keys that lie beside the program", () => {
    const paths = ["data/postgres/PG_VERSION", "data.keys/master", ".env", "certificates/authority.key"];
    const tests = ["packages/core/log/follow.spec.ts", "packages/core/log/testing/sample-events.ts"];
    expect([...paths, ...tests].filter(reachesBuild)).toEqual([]);
    expect(reachesBuild("packages/core/log/follow.ts")).toBe(true);
  });

  it("runs as somebody who is not root, and starts a program that is there", () => {
    expect(wordsOf("USER")).toBe("node");
    const command = JSON.parse(wordsOf("CMD")) as string[];
    expect(existsSync(join(root, command.at(-1) ?? ""))).toBe(true);
    expect(command.join(" ")).toBe(scripts.start);
  });

  it("sets only what the program reads, and what the program takes", () => {
    const { read, asked } = readBy(set);
    expect(Object.keys(set).filter((name) => !asked.has(name))).toEqual(["NODE_ENV"]);
    expect(read).toMatchObject({ host: "127.0.0.1", dataDir: set.DATA_DIR, keysDir: set.KEYS_DIR });
  });
});

describe("The services", () => {
  it("are two that serve, one that relays and two that project, each of which the program starts as", () => {
    const roles = ours.map(([name, { environment = {} }]) => {
      const { asked } = readBy(environment);
      expect([name, Object.keys(environment).filter((variable) => !asked.has(variable))]).toEqual([name, []]);
      return environment.TAREEKH_ROLES;
    });
    expect(roles.toSorted()).toEqual(["project", "project", "relay", "serve", "serve"]);
  });

  it("listen on the loopback address of one namespace, which does nothing else, each at a port of its own, and are reached through the proxy there alone", () => {
    const serving = ours.filter(([, { environment }]) => environment?.TAREEKH_ROLES === "serve");
    expect(serving.map(([, { network_mode }]) => network_mode)).toEqual([NAMESPACE, NAMESPACE]);
    const { namespace, proxy } = compose.services;
    expect([namespace?.command, proxy?.network_mode]).toEqual([["sleep", "infinity"], NAMESPACE]);
    const published = services.flatMap(([name, { ports = [] }]) => ports.map((port) => [name, port]));
    expect(published).toEqual([["namespace", "127.0.0.1:4400:4400"]]);
    expect(proxy?.volumes).toEqual(["./deploy/Caddyfile:/etc/caddy/Caddyfile:ro"]);
    const [, upstreams = ""] = /^\s*reverse_proxy (.*) \{$/m.exec(textOf("deploy/Caddyfile")) ?? [];
    const listening = serving.map(([, { environment = {} }]) => readBy(environment).read);
    expect(upstreams.split(" ")).toEqual(listening.map(({ host, port }) => `${host}:${port}`));
  });

  it("keep in memory no more than has an end, and where they serve have room for two uploaded files and what is refused", () => {
    for (const [name, { environment, tmpfs = [] }] of ours) {
      const megabytes = new Map(
        tmpfs.map((mounted) => {
          const [, place = "", size] = /^(.+):size=(\d+)m$/.exec(mounted) ?? [];
          return [place, Number(size)];
        }),
      );
      expect([...megabytes.keys()]).toEqual(["/tmp", "/var/lib/tareekh/data"]);
      if (environment?.TAREEKH_ROLES !== "serve") continue;
      expect([name, megabytes.get("/tmp")]).toEqual([name, (3 * MOST_BYTES) / 1024 / 1024]);
    }
  });

  it("are in PostgreSQL somebody who is not its administrator", () => {
    const { environment: { POSTGRES_USER, TAREEKH_POSTGRES_PASSWORD = "" } = {}, volumes } =
      compose.services.postgres ?? {};
    for (const [, { environment = {} }] of ours) {
      const { username, password, pathname } = new URL(filled(environment.DATABASE_URL ?? ""));
      expect(username).not.toBe(POSTGRES_USER);
      expect(password).toBe(filled(TAREEKH_POSTGRES_PASSWORD));
      const made = textOf("deploy/make-role.sh");
      expect(made).toContain(`create role ${username} login password`);
      expect(made).toContain(`create database ${pathname.slice(1)} owner ${username};`);
    }
    expect(volumes).toContain("./deploy/make-role.sh:/docker-entrypoint-initdb.d/make-role.sh:ro");
  });

  it("share one directory of keys where they serve, and have none where they do not", () => {
    for (const [name, { environment, volumes = [] }] of ours) {
      const keys = volumes.filter((volume) => volume.startsWith("keys:"));
      expect([name, keys.length]).toEqual([name, environment?.TAREEKH_ROLES === "serve" ? 1 : 0]);
    }
  });

  it("are asked for their health as the image is, each where it listens, in its own network namespace or that of those that serve", () => {
    expect(wordsOf("HEALTHCHECK")).toContain("/health");
    for (const [name, { environment, healthcheck, network_mode }] of ours) {
      const { listens, host } = readBy({ ...set, ...environment }).read;
      expect([name, listens, host, healthcheck]).toEqual([name, true, "127.0.0.1", undefined]);
      expect([name, network_mode]).toEqual([
        name,
        environment?.TAREEKH_ROLES === "serve" ? NAMESPACE : undefined,
      ]);
    }
  });

  it("share the administrator's token where they serve, and have it nowhere else", () => {
    for (const [name, { environment }] of ours) {
      const serves = environment?.TAREEKH_ROLES === "serve";
      expect([name, environment?.TAREEKH_TOKEN?.includes("{TAREEKH_TOKEN:?")]).toEqual([name, serves]);
    }
  });

  it("start those that project with the room that this wants, and the others as the image does", () => {
    for (const [name, { environment, command }] of ours)
      expect([name, command?.join(" ")]).toEqual([
        name,
        environment?.TAREEKH_ROLES === "project" ? scripts.work : undefined,
      ]);
  });

  it("have a file system that is read only", () => {
    expect(ours.filter(([, { read_only }]) => read_only !== true)).toEqual([]);
  });

  it("ask every node of the cluster, and verify it by its authority", () => {
    for (const [, { environment }] of ours) {
      const url = environment?.EVENTSTORE_URL ?? "";
      for (const [node] of nodes) expect(url).toContain(`${node}:2113`);
      expect(url).toMatch(/[?&]tls=true&tlsCaFile=/);
      expect(url).not.toContain("tlsVerifyCert=false");
    }
  });

  it("are made from images of one version each, as all the others are", () => {
    const bases = instructions
      .filter(({ instruction, words }) => instruction === "FROM" && words[0] !== "dependencies")
      .map(({ words }) => words[0] ?? "");
    const others = services.flatMap(([, { image, build }]) => (build === undefined ? (image ?? []) : []));
    for (const image of [...bases, ...others]) expect(image).toMatch(/:\d+\.\d+(\.\d+)?(-\w+)*$/);
    expect(new Set(bases.map((base) => base.split(/[:-]/)[1]))).toEqual(
      new Set([lock.packages["node_modules/node"].version]),
    );
  });

  it("mount only volumes that are named", () => {
    const named = services
      .flatMap(([, { volumes = [] }]) => volumes.map((volume) => volume.split(":")[0] ?? ""))
      .filter((source) => !source.startsWith("."));
    expect(new Set(named)).toEqual(new Set(Object.keys(compose.volumes)));
  });
});

it("Each of three nodes is told of the two others, and goes by the name of its certificate", () => {
  expect(nodes).toHaveLength(3);
  for (const [name, { environment = {}, volumes = [] }] of nodes) {
    const others = nodes.map(([other]) => other).filter((other) => other !== name);
    expect(environment.KURRENTDB_GOSSIP_SEED).toBe(others.map((other) => `${other}:2113`).join(","));
    expect(environment.KURRENTDB_NODE_HOST_ADVERTISE_AS).toBe(name);
    expect(environment.KURRENTDB_REPLICATION_HOST_ADVERTISE_AS).toBe(name);
    expect(volumes).toContain(`./certificates/${name}:/certificates/node:ro`);
  }
});

it("What an operator must fill in is what the example of .env asks for", () => {
  const wanted = new Set([...textOf("compose.yaml").matchAll(/\$\{(\w+):\?/g)].map(([, name]) => name));
  expect(new Set(linesOf("deploy/example.env").map((line) => line.replace(/=$/, "")))).toEqual(wanted);
});
