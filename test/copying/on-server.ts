/** What stands on a stand-in for a server, as a copy is compared with it. */
import type { StandIn } from "../eventstore-stand-in/stand-in.ts";

/** The bodies of its events, in its order. */
export const bodiesOn = ({ ledger }: Pick<StandIn, "ledger">): readonly string[] =>
  ledger.all.map(({ data }) => Buffer.from(data).toString("utf8"));
