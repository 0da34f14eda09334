/** What every page is written with. */
import type { SignedIn } from "../page-context.ts";
import type { Words } from "./words/words.ts";

export interface View {
  readonly words: Words;
  readonly signedIn: SignedIn;
  /** The day that it is in India. */
  readonly today: string;
}
