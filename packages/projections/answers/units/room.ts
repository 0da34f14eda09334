/**
 * Room for the columns that an answer needs while it is computed, used again for the next one: at a million units some
 * 80 MB, which would otherwise be asked of the system and cleared for every question.
 *
 * An answer is computed in one go, without waiting for anything, and keeps none of these columns.
 */

export class Room {
  readonly #buffers: ArrayBuffer[] = [];
  #taken = 0;

  #take(bytes: number): ArrayBuffer {
    const place = this.#taken++;
    const known = this.#buffers[place];
    if (known !== undefined && known.byteLength >= bytes) return known;
    const buffer = new ArrayBuffer(bytes);
    this.#buffers[place] = buffer;
    return buffer;
  }

  /** Holds whatever it held before. */
  int32(size: number): Int32Array<ArrayBuffer> {
    return new Int32Array(this.#take(size * Int32Array.BYTES_PER_ELEMENT), 0, size);
  }

  /** Holds whatever it held before. */
  uint8(size: number): Uint8Array<ArrayBuffer> {
    return new Uint8Array(this.#take(size), 0, size);
  }

  /** Takes back everything that was given. */
  clear(): void {
    this.#taken = 0;
  }
}

const shared = new Room();
let sharedIsInUse = false;

/** Gives room for as long as the work lasts: nothing that was taken of it may be kept beyond. */
export const withRoom = <A>(work: (room: Room) => A): A => {
  // Work within work has a room of its own: the inner one's end would otherwise take back what the outer one uses.
  if (sharedIsInUse) return work(new Room());
  sharedIsInUse = true;
  try {
    return work(shared);
  } finally {
    sharedIsInUse = false;
    shared.clear();
  }
};
