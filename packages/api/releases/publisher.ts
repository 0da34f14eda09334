/** Who publishes releases, and where they can be read: for people who know nothing of this office. */
import { Context } from "effect";

export interface Publishing {
  /** As it wants to be cited; null where it has not said. */
  readonly office: string | null;
  /** `https://figures.example`: beneath it releases can be read by anybody, at `/releases/…`; null where they cannot. */
  readonly address: string | null;
}

export const Publisher = Context.Reference<Publishing>("@tareekh/api/releases/Publisher", {
  defaultValue: () => ({ office: null, address: null }),
});
