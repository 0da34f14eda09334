/** Sending the messages of a read, one by one. */
import type { ReadReq, ReadResp } from "@eventstore/db-client/generated/streams_pb.js";
import type { ServerWritableStream } from "@grpc/grpc-js";

export type ReadCall = ServerWritableStream<ReadReq, ReadResp>;

/** Waits for a slow reader, as it must, so as not to hold all that was sent in memory; false where it is gone. */
export const send = async (call: ReadCall, message: ReadResp): Promise<boolean> => {
  if (call.cancelled || call.destroyed) return false;
  if (!call.write(message))
    await new Promise<void>((resolve) => {
      const go = () => {
        for (const event of ["drain", "cancelled", "close"]) call.off(event, go);
        resolve();
      };
      for (const event of ["drain", "cancelled", "close"]) call.on(event, go);
    });
  return !call.cancelled && !call.destroyed;
};
