/** The rights that are given to Tareekh's users, as they stand on the server. The stand-in knows no users and enforces none. */

import { Connection } from "@tareekh/core/log/eventstore/connection.ts";
import { grantRights } from "@tareekh/core/log/eventstore/rights.ts";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type StandIn, startStandIn } from "../eventstore-stand-in/stand-in.ts";

let standIn: StandIn;
let connection: Connection;
beforeAll(async () => {
  standIn = await startStandIn();
  connection = Connection.to(standIn.connectionString);
  await grantRights(connection, { appending: "clerk", relaying: "copyist" });
});
afterAll(async () => {
  connection.close();
  await standIn.close();
});

const lastIn = (stream: string): unknown => {
  const last = standIn.ledger.stream(stream).at(-1);
  return last && { type: last.type, data: JSON.parse(Buffer.from(last.data).toString("utf8")) };
};

it("lets the relay's user, and no other but the administrators, read everything", () => {
  expect(lastIn("$$$all")).toMatchObject({
    type: "$metadata",
    data: { $acl: { $r: ["copyist", "$admins"] } },
  });
});

it("lets one append, both read, and neither delete a stream or change its rights", () => {
  expect(lastIn("$settings")).toMatchObject({
    type: "update-default-acl",
    data: {
      $userStreamAcl: {
        $r: ["clerk", "copyist"],
        $w: ["clerk"],
        $d: ["$admins"],
        $mr: ["$admins"],
        $mw: ["$admins"],
      },
    },
  });
});
