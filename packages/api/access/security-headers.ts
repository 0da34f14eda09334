/**
 * What a browser may do with our pages: run, style and show what this server sends and nothing else, be framed by
 * nobody, tell nobody where it came from, and keep no copy of case data.
 */
import { createMiddleware } from "hono/factory";
import { secureHeaders } from "hono/secure-headers";
import type { AppEnv } from "../page-context.ts";

const own = ["'self'"];

/** HSTS is left out: the loopback address is spoken to without TLS, and the header would outlive us there. */
export const securityHeaders = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: own,
    styleSrc: own,
    imgSrc: own,
    fontSrc: own,
    connectSrc: own,
    manifestSrc: own,
    formAction: own,
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
  },
  referrerPolicy: "no-referrer",
  xFrameOptions: "DENY",
  crossOriginOpenerPolicy: "same-origin",
  crossOriginResourcePolicy: "same-origin",
  strictTransportSecurity: false,
  xXssProtection: false,
  permissionsPolicy: { camera: [], geolocation: [], microphone: [], payment: [], usb: [] },
});

/** No copy on a disk or in a proxy, unless the answer itself says how long it may be kept (`/assets/…`). */
export const notKept = createMiddleware<AppEnv>(async (c, next) => {
  await next();
  if (!c.res.headers.has("cache-control")) c.res.headers.set("cache-control", "no-store");
});
