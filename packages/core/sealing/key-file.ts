/**
 * What a subject's key file holds: the key wrapped by the master key, or the tombstone of a key that was destroyed.
 *
 * Both are 61 bytes, so that a tombstone overwrites every byte of the key that it buries, and their first byte tells
 * them apart: 1, nonce (12), authentication tag (16), wrapped key (32); or 0 and sixty random bytes. AES-256-GCM with
 * the subject as associated data: a file copied to another subject's name does not unwrap.
 */
import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject, randomBytes } from "node:crypto";

const WRAPPED = 1;
const DESTROYED = 0;
const NONCE = 12;
const TAG = 16;
const KEY = 32;
const LENGTH = 1 + NONCE + TAG + KEY;

/** A new key's file. */
export const wrap = (wrapping: KeyObject, subject: string, key: KeyObject): Uint8Array => {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv("aes-256-gcm", wrapping, nonce);
  cipher.setAAD(Buffer.from(subject, "utf8"));
  const wrapped = Buffer.concat([cipher.update(key.export()), cipher.final()]);
  return Buffer.concat([Buffer.of(WRAPPED), nonce, cipher.getAuthTag(), wrapped]);
};

export const tombstone = (): Uint8Array => Buffer.concat([Buffer.of(DESTROYED), randomBytes(LENGTH - 1)]);

/** The key, or why there is none: destroyed on purpose, or the file is not what was written. */
export const unwrap = (
  wrapping: KeyObject,
  subject: string,
  file: Uint8Array,
): KeyObject | "destroyed" | "damaged" => {
  if (file[0] === DESTROYED) return "destroyed";
  if (file[0] !== WRAPPED || file.length !== LENGTH) return "damaged";
  const decipher = createDecipheriv("aes-256-gcm", wrapping, file.subarray(1, 1 + NONCE));
  decipher.setAAD(Buffer.from(subject, "utf8"));
  decipher.setAuthTag(file.subarray(1 + NONCE, 1 + NONCE + TAG));
  try {
    return createSecretKey(
      Buffer.concat([decipher.update(file.subarray(1 + NONCE + TAG)), decipher.final()]),
    );
  } catch {
    return "damaged";
  }
};
