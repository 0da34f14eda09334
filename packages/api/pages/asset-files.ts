/**
 * The files of `assets/` and the fonts: read once, named by their content so that a browser may keep them for ever,
 * and sent compressed to whoever takes it.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { Hono } from "hono";
import type { AppEnv } from "../page-context.ts";

const ours = (name: string) => fileURLToPath(new URL(`../assets/${name}`, import.meta.url));
const require = createRequire(import.meta.url);
const TYPES = {
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  svg: "image/svg+xml",
  woff2: "font/woff2",
} as const;

const files: Readonly<Record<string, string>> = {
  "tareekh.css": ours("tareekh.css"),
  "mark.svg": ours("mark.svg"),
  "draft.js": ours("draft.js"),
  "live.js": ours("live.js"),
  "import-progress.js": ours("import-progress.js"),
  "fonts/devanagari-400.woff2": require.resolve(
    "@fontsource/noto-sans-devanagari/files/noto-sans-devanagari-devanagari-400-normal.woff2",
  ),
  "fonts/devanagari-600.woff2": require.resolve(
    "@fontsource/noto-sans-devanagari/files/noto-sans-devanagari-devanagari-600-normal.woff2",
  ),
  "fonts/bengali-400.woff2": require.resolve(
    "@fontsource/noto-sans-bengali/files/noto-sans-bengali-bengali-400-normal.woff2",
  ),
  "fonts/bengali-600.woff2": require.resolve(
    "@fontsource/noto-sans-bengali/files/noto-sans-bengali-bengali-600-normal.woff2",
  ),
};

interface Asset {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Null where compressing gains nothing. */
  readonly gzipped: Uint8Array<ArrayBuffer> | null;
  readonly type: string;
  readonly version: string;
}

const assets: ReadonlyMap<string, Asset> = new Map(
  Object.entries(files).map(([name, path]) => {
    const bytes = new Uint8Array(readFileSync(path));
    const extension = name.slice(name.lastIndexOf(".") + 1) as keyof typeof TYPES;
    return [
      name,
      {
        bytes,
        gzipped: extension === "woff2" ? null : new Uint8Array(gzipSync(bytes, { level: 9 })),
        type: TYPES[extension],
        version: createHash("sha256").update(bytes).digest("base64url").slice(0, 10),
      },
    ];
  }),
);

/** The address of a file of `assets/`, which changes whenever the file does. */
export const assetPath = (name: string): string => {
  const asset = assets.get(name);
  if (asset === undefined) throw new Error(`There is no asset ${name}`);
  return `/assets/${name}?v=${asset.version}`;
};

const A_YEAR = 31_536_000;

/** `/assets/…`: open to strangers, for the sign-in page needs them. */
export const assetRoutes = new Hono<AppEnv>().get("/assets/:name{.+}", (c) => {
  const asset = assets.get(c.req.param("name"));
  if (asset === undefined) return c.notFound();
  c.header("content-type", asset.type);
  c.header("cache-control", `public, max-age=${A_YEAR}, immutable`);
  c.header("vary", "accept-encoding");
  const takesGzip = /\bgzip\b/.test(c.req.header("accept-encoding") ?? "");
  if (asset.gzipped === null || !takesGzip) return c.body(asset.bytes);
  c.header("content-encoding", "gzip");
  return c.body(asset.gzipped);
});
