/**
 * The least rights that Tareekh's users need on a server of its own: one appends to streams and reads them, one, the
 * relay's, reads everything. Nobody but the server's administrators may delete a stream or change who may do what.
 *
 * They hold for the whole server: `$settings` has the rights in every stream that names none of its own. The right to
 * read everything (`$all`) is by itself only the administrators'.
 */
import { jsonEvent } from "@eventstore/db-client";
import type { Connection } from "./connection.ts";

export interface Users {
  /** Of the processes that serve. */
  readonly appending: string;
  /** Of the process that relays. */
  readonly relaying: string;
}

const ADMINISTRATORS = "$admins";

/**
 * Asks as an administrator of the server. The users need not exist yet.
 *
 * Rejects with the client's error.
 */
export const grantRights = async (connection: Connection, { appending, relaying }: Users): Promise<void> => {
  const both = [appending, relaying];
  await connection.setStreamMetadata("$all", { acl: { readRoles: [relaying, ADMINISTRATORS] } });
  await connection.appendToStream(
    "$settings",
    jsonEvent({
      type: "update-default-acl",
      data: {
        $userStreamAcl: {
          $r: both,
          $w: [appending],
          $d: [ADMINISTRATORS],
          $mr: [ADMINISTRATORS],
          $mw: [ADMINISTRATORS],
        },
        $systemStreamAcl: {
          $r: ADMINISTRATORS,
          $w: ADMINISTRATORS,
          $d: ADMINISTRATORS,
          $mr: ADMINISTRATORS,
          $mw: ADMINISTRATORS,
        },
      },
    }),
  );
};
