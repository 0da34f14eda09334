/** A way to a server that can fall silent: it then takes what it is sent and hands nothing on, and closes nothing. */
import net from "node:net";

export interface SilencingProxy {
  /** The server's address with the proxy's port in it. */
  readonly url: string;
  /** Silences the connections that are open; others pass. */
  readonly silence: () => void;
  /** Closes whatever comes from now on. */
  readonly refuse: () => void;
  /** Resolves once so many further connections have come, and have ended. */
  readonly haveEnded: (connections: number) => Promise<void>;
  readonly stop: () => Promise<void>;
}

export const silencingProxy = async (url: string): Promise<SilencingProxy> => {
  const target = new URL(url);
  const open = new Set<readonly [net.Socket, net.Socket]>();
  const ends = new Set<() => void>();
  let refusing = false;
  const server = net.createServer((client) => {
    if (refusing) return client.destroy();
    const onward = net.connect(Number(target.port), target.hostname);
    const both = [client, onward] as const;
    open.add(both);
    client.pipe(onward).pipe(client);
    for (const socket of both) socket.on("error", () => undefined);
    client.once("close", () => {
      onward.destroy();
      open.delete(both);
      for (const heard of [...ends]) heard();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const through = new URL(url);
  if (address && typeof address === "object") through.port = String(address.port);
  return {
    url: through.href,
    silence: () => {
      for (const [client, onward] of open) {
        client.unpipe(onward).resume();
        onward.unpipe(client).resume();
      }
    },
    refuse: () => {
      refusing = true;
    },
    haveEnded: (connections) =>
      new Promise((resolve) => {
        let left = connections;
        const heard = () => {
          left -= 1;
          if (left > 0) return;
          ends.delete(heard);
          resolve();
        };
        ends.add(heard);
      }),
    stop: async () => {
      for (const [client] of open) client.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
