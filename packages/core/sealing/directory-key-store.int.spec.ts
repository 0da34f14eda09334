import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { Effect } from "effect";
import { TestClock } from "effect/testing";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { directoryKeyStore } from "./directory-key-store.ts";
import { KeyStore } from "./key-store.ts";
import { type TemporaryKeys, temporaryKeys } from "./testing/temporary-keys.ts";

const CASE = "0190c2b0-0000-7000-8000-000000000001";
const PERSON = `${CASE}/survivor-1`;

const keyOf = (subject: string) =>
  Effect.gen(function* () {
    const store = yield* KeyStore;
    const key = (yield* store.keysToSeal([subject])).get(subject);
    if (key === undefined) return yield* Effect.die("no key for the subject asked for");
    return key.export().toString("hex");
  });
const stateOf = (subject: string) =>
  Effect.gen(function* () {
    const store = yield* KeyStore;
    return (yield* store.keysToOpen([subject])).get(subject)?.state;
  });
const destroy = (subject: string) => Effect.flatMap(KeyStore, (store) => store.destroy(subject));
const reasonOf = <A, R>(effect: Effect.Effect<A, { readonly reason: { readonly _tag: string } }, R>) =>
  Effect.map(Effect.flip(effect), (error) => error.reason);

describe("a directory of keys", () => {
  let keys: TemporaryKeys;
  const master = () => join(keys.directory, "master.key");
  const files = (): readonly string[] =>
    readdirSync(keys.directory, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
  const keyFiles = () => files().filter((file) => file !== master());

  beforeEach(() => {
    keys = temporaryKeys();
  });
  afterEach(() => keys.remove());

  it("gives a subject the same key when it is opened again", async () => {
    const first = await keys.run(keyOf(CASE));
    expect(first).toMatch(/^[0-9a-f]{64}$/);
    expect(await keys.run(keyOf(CASE))).toBe(first);
  });

  it("gives each subject a key of its own", async () => {
    expect(await keys.run(keyOf(CASE))).not.toBe(await keys.run(keyOf(PERSON)));
  });

  it("makes no key when it is only asked to open", async () => {
    expect(await keys.run(stateOf(CASE))).toBe("absent");
    expect(keyFiles()).toEqual([]);
  });

  it("makes the keys of a whole import at once", async () => {
    const subjects = Array.from({ length: 300 }, (_, i) => `${CASE}/witness-${i + 1}`);
    const made = await keys.run(Effect.flatMap(KeyStore, (store) => store.keysToSeal(subjects)));
    expect(new Set([...made.values()].map((key) => key.export().toString("hex"))).size).toBe(300);
    expect(keyFiles()).toHaveLength(300);
  });

  it("tells nothing by its listing and holds no key in the clear", async () => {
    const key = await keys.run(keyOf(PERSON));
    expect(keyFiles()).toHaveLength(1);
    for (const file of keyFiles()) {
      expect(file).not.toContain(CASE);
      const bytes = readFileSync(file);
      expect(bytes.includes(Buffer.from(key, "hex"))).toBe(false);
      expect(bytes.includes("survivor")).toBe(false);
    }
  });

  it.skipIf(process.platform === "win32")("lets nobody but its owner read it", async () => {
    await keys.run(keyOf(PERSON));
    for (const file of files()) expect(statSync(file).mode & 0o777).toBe(0o600);
    for (const file of keyFiles()) expect(statSync(dirname(file)).mode & 0o777).toBe(0o700);
  });

  it("forgets a subject whose key is destroyed, and never makes it another", async () => {
    await keys.run(keyOf(PERSON));
    await keys.run(destroy(PERSON));
    expect(await keys.run(stateOf(PERSON))).toBe("destroyed");
    expect(await keys.run(reasonOf(keyOf(PERSON)))).toMatchObject({
      _tag: "SubjectForgotten",
      subject: PERSON,
    });
    await keys.run(destroy(PERSON));
    expect(await keys.run(stateOf(PERSON))).toBe("destroyed");
  });

  it("keeps the other subjects of the case when one is destroyed", async () => {
    const before = await keys.run(keyOf(CASE));
    await keys.run(keyOf(PERSON));
    await keys.run(destroy(PERSON));
    expect(await keys.run(keyOf(CASE))).toBe(before);
  });

  it("keeps no byte of a destroyed key's file", async () => {
    await keys.run(keyOf(PERSON));
    const [file] = keyFiles();
    if (file === undefined) throw new Error("no key file");
    const before = readFileSync(file);
    await keys.run(destroy(PERSON));
    expect(keyFiles()).toEqual([file]);
    const after = readFileSync(file);
    expect(after).toHaveLength(before.length);
    for (let i = 1; i + 8 <= before.length; i++) {
      expect(after.includes(before.subarray(i, i + 8))).toBe(false);
    }
  });

  it("can forget someone who never had a key", async () => {
    await keys.run(destroy(PERSON));
    expect(await keys.run(stateOf(PERSON))).toBe("destroyed");
    expect(await keys.run(reasonOf(keyOf(PERSON)))).toMatchObject({ _tag: "SubjectForgotten" });
  });

  it("makes nobody a key when one of those asked for is forgotten", async () => {
    await keys.run(destroy(PERSON));
    const asked = Effect.flatMap(KeyStore, (store) => store.keysToSeal([CASE, PERSON]));
    expect(await keys.run(reasonOf(asked))).toMatchObject({ _tag: "SubjectForgotten" });
    expect(await keys.run(stateOf(CASE))).toBe("absent");
  });

  it("stops using a key that another process destroyed once the trusted time is over", async () => {
    const states = await Effect.runPromise(
      Effect.gen(function* () {
        yield* keyOf(PERSON);
        yield* Effect.promise(() => keys.run(destroy(PERSON)));
        const within = yield* stateOf(PERSON);
        yield* TestClock.adjust("5 seconds");
        return [within, yield* stateOf(PERSON)];
      }).pipe(
        Effect.provide(directoryKeyStore({ directory: keys.directory })),
        Effect.provide(TestClock.layer()),
      ),
    );
    expect(states).toEqual(["present", "destroyed"]);
  });

  it("refuses a key file that was put in the place of another subject's", async () => {
    await keys.run(keyOf(CASE));
    const [ofCase] = keyFiles();
    await keys.run(keyOf(PERSON));
    const ofPerson = keyFiles().find((file) => file !== ofCase);
    if (ofCase === undefined || ofPerson === undefined) throw new Error("no key files");
    renameSync(ofCase, ofPerson);
    expect(await keys.run(reasonOf(keyOf(PERSON)))).toMatchObject({ _tag: "KeyDamaged", subject: PERSON });
  });

  const openingFails = () =>
    keys.run(Effect.void, {}).then(
      () => null,
      (error: unknown) => error,
    );

  it("does not make a new master key where keys of an old one lie", async () => {
    await keys.run(keyOf(CASE));
    rmSync(master());
    expect(await openingFails()).toMatchObject({ reason: { _tag: "MasterKeyMissing", file: master() } });
    expect(() => statSync(master())).toThrow(/ENOENT/);
  });

  it("makes no master key where it is told not to", async () => {
    await expect(keys.run(Effect.void, { mayCreate: false })).rejects.toMatchObject({
      reason: { _tag: "MasterKeyMissing" },
    });
  });

  it("refuses a master key that is another's", async () => {
    await keys.run(keyOf(CASE));
    writeFileSync(master(), `tareekh-master-key-1:${Buffer.alloc(32, 7).toString("base64url")}\n`);
    expect(await openingFails()).toMatchObject({ reason: { _tag: "MasterKeyWrong" } });
  });

  it("refuses a master key file that holds something else", async () => {
    writeFileSync(master(), "hello\n");
    expect(await openingFails()).toMatchObject({ reason: { _tag: "MasterKeyWrong" } });
  });
});

describe("several processes on one directory of keys", () => {
  const script = fileURLToPath(new URL("./testing/key-in-another-process.ts", import.meta.url));
  const subjects = [CASE, ...Array.from({ length: 20 }, (_, i) => `${CASE}/accused-${i + 1}`)];
  let keys: TemporaryKeys;
  let children: ChildProcess[] = [];

  beforeEach(() => {
    keys = temporaryKeys();
  });
  afterEach(() => {
    for (const child of children) child.kill();
    children = [];
    keys.remove();
  });

  it("get the same master key and the same keys when they race to make them", async () => {
    const racers = Array.from({ length: 4 }, () => {
      const child = spawn(process.execPath, [script, keys.directory, ...subjects], {
        stdio: ["pipe", "pipe", "inherit"],
      });
      children.push(child);
      return { child, lines: createInterface({ input: child.stdout })[Symbol.asyncIterator]() };
    });
    for (const { lines } of racers) expect((await lines.next()).value).toBe("ready");
    for (const { child } of racers) child.stdin.write("go\n");
    const answers = await Promise.all(
      racers.map(async ({ lines }) => JSON.parse((await lines.next()).value ?? "[]") as string[]),
    );
    await Promise.all(racers.map(({ child }) => child.exitCode ?? once(child, "exit")));

    const [first] = answers;
    expect(first).toHaveLength(subjects.length);
    expect(new Set(first).size).toBe(subjects.length);
    for (const answer of answers) expect(answer).toEqual(first);
    expect(await keys.run(keyOf(CASE))).toBe(first?.[0]);
  });
});
