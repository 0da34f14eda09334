/**
 * One sealed text: AES-256-GCM with the key of its subject, and bound to its place.
 *
 * The associated data names the subject, the event and the path of the field, so a ciphertext that is copied to another
 * event or another field does not open there. An upcast may therefore not move a sealed text to another path.
 *
 * The text is padded to a multiple of 64 bytes (ISO/IEC 7816-4: 0x80, then zeros) before it is encrypted: the length of
 * a name narrows whose it is, and nearly every name fits the first block.
 */
import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from "node:crypto";
import { isSealedValue, type SealedValue } from "../catalogue/fields.ts";

/** Where a sealed text stands: the event as recorded (a correction is an event of its own) and the path within it. */
export interface Place {
  readonly eventId: string;
  /** `["data", "note"]`, `["source", "quotation"]`, `["data", "replacement", "data", "note"]`. */
  readonly path: readonly (string | number)[];
}

const BLOCK = 64;
const END_OF_TEXT = 0x80;

const associatedData = (subject: string, place: Place): Buffer =>
  Buffer.from(JSON.stringify(["tareekh/sealed/1", subject, place.eventId, ...place.path]), "utf8");

const pad = (text: string): Buffer => {
  const bytes = Buffer.from(text, "utf8");
  const padded = Buffer.alloc((Math.floor(bytes.length / BLOCK) + 1) * BLOCK);
  bytes.copy(padded);
  padded[bytes.length] = END_OF_TEXT;
  return padded;
};

/** The subject's text, encrypted. The text must be well formed (no lone surrogates), as the recorder checks. */
export const sealText = (key: KeyObject, subject: string, place: Place, text: string): SealedValue => {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  cipher.setAAD(associatedData(subject, place));
  const sealed = Buffer.concat([cipher.update(pad(text)), cipher.final()]);
  return {
    sealed: {
      subject,
      nonce: nonce.toString("base64url"),
      tag: cipher.getAuthTag().toString("base64url"),
      text: sealed.toString("base64url"),
    },
  };
};

/** The text; null where the key, the place or the bytes are not those with which it was sealed. */
export const openText = (key: KeyObject, place: Place, value: SealedValue): string | null => {
  const { subject, nonce, tag, text } = value.sealed;
  try {
    const decipher = createDecipheriv("aes-256-gcm", key, Buffer.from(nonce, "base64url"), {
      authTagLength: 16,
    });
    decipher.setAAD(associatedData(subject, place));
    decipher.setAuthTag(Buffer.from(tag, "base64url"));
    const padded = Buffer.concat([decipher.update(Buffer.from(text, "base64url")), decipher.final()]);
    return padded.toString("utf8", 0, padded.lastIndexOf(END_OF_TEXT));
  } catch {
    return null;
  }
};

/** Whether the value has the whole form of a sealed text, and not only its mark. */
export const isWholeSealedValue = (value: unknown): value is SealedValue => {
  if (!isSealedValue(value)) return false;
  const sealed: unknown = value.sealed;
  return (
    typeof sealed === "object" &&
    sealed !== null &&
    ["subject", "nonce", "tag", "text"].every(
      (part) => typeof (sealed as Record<string, unknown>)[part] === "string",
    )
  );
};
