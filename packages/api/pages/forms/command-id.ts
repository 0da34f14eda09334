/** Ids for commands: made where a form is written, so that sending the form twice records once. */
import { randomBytes } from "node:crypto";

/** A UUID of version 7 (RFC 9562): 48 bits of `milliseconds` since 1970, the rest random. */
export const newCommandId = (milliseconds: number): string => {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(milliseconds, 0, 6);
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
};
