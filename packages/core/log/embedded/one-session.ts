/**
 * Lets several connections share PGlite's one session without mixing their queries.
 *
 * A query with parameters is a sequence of messages (parse, bind, describe, execute, sync) that works on the
 * session's one unnamed statement. pglite-socket gives the turn to another connection between any two messages
 * outside a transaction, whose parse would then replace the statement that the first is about to bind: the sequence
 * must be treated as a transaction is, and finished for a client that dies within it.
 */
import type { PGlite } from "@electric-sql/pglite";

/** What pglite-socket (0.2.17) uses of a database. */
export type SharedSession = Pick<
  PGlite,
  "waitReady" | "runExclusive" | "execProtocolRawStream" | "isInTransaction" | "exec"
>;

const SIMPLE_QUERY = "Q".charCodeAt(0);
const SYNC = "S".charCodeAt(0);
const TERMINATE = "X".charCodeAt(0);
const STARTUP = 0;
const syncMessage = Uint8Array.of(SYNC, 0, 0, 0, 4);

/**
 * @param opening the database, which may still be opening: connections wait for it
 * @param onLost called where PGlite itself fails, after which it answers nobody
 */
export const oneSession = (opening: Promise<PGlite>, onLost: (cause: unknown) => void): SharedSession => {
  let database: PGlite | undefined;
  let inSequence = false;
  opening.then(
    (opened) => {
      database = opened;
    },
    () => undefined, // whoever opens it says why
  );

  const send: SharedSession["execProtocolRawStream"] = async (message, options) => {
    const kind = message[0];
    try {
      await (await opening).execProtocolRawStream(message, options);
    } catch (cause) {
      onLost(cause);
      throw cause;
    }
    if (kind === SIMPLE_QUERY || kind === SYNC) inSequence = false;
    else if (kind !== STARTUP && kind !== TERMINATE) inSequence = true;
  };

  return {
    waitReady: Promise.resolve(),
    runExclusive: async (work) => (await opening).runExclusive(work),
    execProtocolRawStream: send,
    isInTransaction: () => inSequence || (database?.isInTransaction() ?? false),
    /** pglite-socket rolls back for a client that died in a transaction; or in a sequence, which is ended first. */
    exec: async (sql, options) => {
      const opened = await opening;
      if (inSequence) await opened.runExclusive(() => send(syncMessage, { onRawData: () => undefined }));
      return opened.isInTransaction() ? opened.exec(sql, options) : [];
    },
  };
};
