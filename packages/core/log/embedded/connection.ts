/** How `pg` is told to go through the door of an embedded database. */
import net from "node:net";
import path from "node:path";
import type pg from "pg";

/** One: all connections share one session, so more of them wait for each other and gain nothing. */
const CONNECTIONS = 1;

/** @param door the path of the socket or pipe, as `doorOf` gives it */
export const connectionTo = (door: string): pg.PoolConfig => ({
  user: "postgres",
  database: "postgres",
  password: "",
  ssl: false,
  max: CONNECTIONS,
  ...(process.platform === "win32"
    ? { host: "localhost", stream: () => pipeTo(door) }
    : { host: path.dirname(door), port: 5432 }),
});

/** `pg` calls `connect(port, host)` on the stream that it is given; the pipe has neither. */
const pipeTo = (door: string): net.Socket => {
  const socket = new net.Socket();
  const connect = socket.connect.bind(socket);
  socket.connect = () => connect(door);
  return socket;
};
