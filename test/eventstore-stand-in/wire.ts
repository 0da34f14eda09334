/**
 * The network between the client and the stand-in: a port on the loopback address whose connections can be cut,
 * refused and held up, as by a cable, a firewall and a machine that hangs.
 */
import net from "node:net";

export interface Wire {
  readonly port: number;
  /** Cuts every connection; new ones are accepted. */
  readonly drop: () => void;
  /** While true, every new connection is cut at once. */
  readonly refuse: (refused: boolean) => void;
  /** While true, no byte passes either way, and nothing is cut. */
  readonly stall: (stalled: boolean) => void;
  readonly close: () => Promise<void>;
}

/** No wire: clients come to the port itself, and nothing can be done to them on the way. */
export const withoutWire = (port: number): Wire => {
  const absent = () => {
    throw new Error("The stand-in was started without a wire");
  };
  return { port, drop: absent, refuse: absent, stall: absent, close: async () => undefined };
};

/** @param target the port on the loopback address to which the connections are joined */
export const openWire = async (target: number): Promise<Wire> => {
  const pairs = new Set<readonly [net.Socket, net.Socket]>();
  let refused = false;
  let stalled = false;

  const server = net.createServer((near) => {
    if (refused) return near.destroy();
    const far = net.connect(target, "127.0.0.1");
    const pair = [near, far] as const;
    pairs.add(pair);
    for (const [from, to] of [pair, [far, near] as const]) {
      from.setNoDelay(true);
      from.on("error", () => undefined); // a cut is seen by both ends as its close
      from.on("close", () => {
        pairs.delete(pair);
        to.destroy();
      });
      from.on("data", (bytes) => {
        if (!to.write(bytes)) from.pause();
      });
      to.on("drain", () => {
        if (!stalled) from.resume();
      });
      from.on("end", () => to.end());
      if (stalled) from.pause();
    }
    return undefined;
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  if (!address || typeof address === "string") throw new Error("The system gave the stand-in no port");

  const drop = () => {
    for (const [near, far] of [...pairs]) {
      near.destroy();
      far.destroy();
    }
  };
  return {
    port: address.port,
    drop,
    refuse: (now) => {
      refused = now;
    },
    stall: (now) => {
      stalled = now;
      for (const socket of [...pairs].flat()) {
        if (now) socket.pause();
        else socket.resume();
      }
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        drop();
      }),
  };
};
