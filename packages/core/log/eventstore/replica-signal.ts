/**
 * Tells those who follow the replica in this process that the relay has copied something. Without it, or where the
 * relay runs in another process, they find out by asking.
 */
import { Context, Effect, Layer } from "effect";
import { AppendSignal } from "../follow.ts";

export class ReplicaSignal extends Context.Service<ReplicaSignal, AppendSignal>()(
  "@tareekh/core/log/eventstore/ReplicaSignal",
) {
  static readonly layer: Layer.Layer<ReplicaSignal> = Layer.effect(
    ReplicaSignal,
    Effect.sync(() => new AppendSignal()),
  );
}
