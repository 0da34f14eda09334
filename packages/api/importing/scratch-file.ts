/**
 * A file for what people upload and what is refused of it, which outlives nobody: it has no name, and only this process
 * can read it.
 *
 * Rows of cases hold names and facts in the clear. So the bytes are encrypted (AES-256-GCM, block by block) with a key
 * that lives in the memory of this process alone, and the file's name is taken away as soon as it is open: it is gone
 * when it is discarded, and when the process ends, however it ends. What a disk keeps of it is of no use to anybody.
 */
import { createCipheriv, createDecipheriv, createSecretKey, randomBytes } from "node:crypto";
import { closeSync, openSync, readSync, unlinkSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";

/** Bytes of a block in the clear; each is sealed by itself, so that one can be read without those before it. */
const BLOCK = 64 * 1024;
const TAG = 16;

export interface ScratchFile {
  /** Bytes that were added. */
  readonly size: () => number;
  /** Throws what the system says where the disk is full. */
  readonly add: (bytes: Uint8Array) => void;
  /** From byte `from` to before byte `to`, of what was added until now. */
  readonly bytes: (from?: number, to?: number) => Readable;
  /** Its bytes cannot be read any more, by anybody. Repeating it changes nothing. */
  readonly discard: () => void;
}

/** A block's number, which no other block of this key has. */
const nonceOf = (block: number): Buffer => {
  const nonce = Buffer.alloc(12);
  nonce.writeUIntBE(block, 6, 6);
  return nonce;
};

/** @param directory in which the file is opened; it is never seen there */
export const scratchFile = (directory = tmpdir()): ScratchFile => {
  const path = join(directory, `tareekh-${randomBytes(12).toString("hex")}`);
  const descriptor = openSync(path, "wx+", 0o600);
  unlinkSync(path);
  const key = createSecretKey(randomBytes(32));
  /** The block that is being filled, and how far it is. */
  const rest = Buffer.alloc(BLOCK);
  let filled = 0;
  let sealedBlocks = 0;
  let open = true;

  const mustBeOpen = (): void => {
    if (!open) throw new Error("The scratch file was discarded");
  };

  const seal = (bytes: Uint8Array): void => {
    const cipher = createCipheriv("aes-256-gcm", key, nonceOf(sealedBlocks));
    const sealed = Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
    const at = sealedBlocks * (BLOCK + TAG);
    for (let written = 0; written < sealed.length; )
      written += writeSync(descriptor, sealed, written, sealed.length - written, at + written);
    sealedBlocks += 1;
  };

  const block = (number: number): Buffer => {
    mustBeOpen();
    // A copy: what is added meanwhile is written over it.
    if (number === sealedBlocks) return Buffer.from(rest.subarray(0, filled));
    const sealed = Buffer.alloc(BLOCK + TAG);
    for (let read = 0; read < sealed.length; ) {
      const more = readSync(descriptor, sealed, read, sealed.length - read, number * (BLOCK + TAG) + read);
      if (more === 0) throw new Error("The scratch file is shorter than what was written to it");
      read += more;
    }
    const decipher = createDecipheriv("aes-256-gcm", key, nonceOf(number), { authTagLength: TAG });
    decipher.setAuthTag(sealed.subarray(BLOCK));
    return Buffer.concat([decipher.update(sealed.subarray(0, BLOCK)), decipher.final()]);
  };

  const size = (): number => sealedBlocks * BLOCK + filled;

  function* blocks(from: number, to: number): Generator<Buffer> {
    for (let at = from; at < to; ) {
      const start = at % BLOCK;
      const piece = block(Math.floor(at / BLOCK)).subarray(start, start + (to - at));
      at += piece.length;
      yield piece;
    }
  }

  return {
    size,
    add: (bytes) => {
      mustBeOpen();
      for (let added = 0; added < bytes.length; ) {
        const piece = bytes.subarray(added, added + BLOCK - filled);
        rest.set(piece, filled);
        filled += piece.length;
        added += piece.length;
        if (filled < BLOCK) return;
        seal(rest);
        filled = 0;
      }
    },
    bytes: (from = 0, to = Number.POSITIVE_INFINITY) =>
      Readable.from(blocks(from, Math.min(to, size())), { objectMode: false }),
    discard: () => {
      if (!open) return;
      open = false;
      rest.fill(0);
      filled = 0;
      closeSync(descriptor);
    },
  };
};
