/**
 * The parts into which the cases are divided, so that several processes can project them side by side.
 *
 * Which part a case is in follows from the name of its stream alone and never changes: the checkpoint of a part says
 * that every event of *its* cases up to there has been projected, so another division would pass events over. Only
 * the program divides; the database knows parts by their numbers.
 */

/** As many as stand in `projector_checkpoint`. A few for each process, so that their shares are nearly equal. */
export const PARTS = 32;

const encoder = new TextEncoder();

/**
 * The FNV-1a hash of a text's UTF-8, as a whole number of 32 bits.
 *
 * Source: Fowler, Noll, Vo and Eastlake, "The FNV Non-Cryptographic Hash Algorithm" (RFC 9923).
 */
export const fnv1a = (text: string): number => {
  let hash = 0x811c9dc5;
  for (const byte of encoder.encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
};

/** The part of a stream, from 1 to `PARTS`. The two halves of the hash are folded: its lowest bits alone mix badly. */
export const partOf = (stream: string): number => {
  const hash = fnv1a(stream);
  return 1 + (((hash >>> 16) ^ (hash & 0xffff)) % PARTS);
};
