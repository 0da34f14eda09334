/** Whether the events of an append stand in their stream already. */
import type { KnownStream } from "./known-streams.ts";

export type Before =
  | { readonly kind: "absent" }
  /** All of them, in order, one after the other from this revision on. */
  | { readonly kind: "together"; readonly first: number }
  /** Some of them, or not as they are now given. */
  | { readonly kind: "taken"; readonly id: string };

export const appendedBefore = (known: Pick<KnownStream, "revisionOf">, ids: readonly string[]): Before => {
  const revisions = ids.map((id) => known.revisionOf(id));
  const standing = revisions.findIndex((revision) => revision !== undefined);
  if (standing < 0) return { kind: "absent" };
  const first = revisions[0];
  if (first !== undefined && revisions.every((revision, place) => revision === first + place))
    return { kind: "together", first };
  return { kind: "taken", id: ids[standing] ?? "" };
};
