/** The sections of law under which a proceeding stands, as the record has them. */
import type { EventData } from "@tareekh/core/catalogue/catalogue.ts";
import { type CaseFacts, countsIn, describes, type ProceedingFacts } from "./case-facts.ts";

export interface Section {
  /** A code of the catalogue: `ipc`, `pocso`. */
  readonly act: string;
  /** As written: `370(4)`. */
  readonly section: string;
}

type Stated = NonNullable<EventData<"FirRegistered">["sections"]>;

const nameOf = ({ act, section }: Section): string => `${act} ${section}`;

/**
 * The sections of the FIR with those added and less those dropped; from the chargesheet on those of the chargesheet,
 * and from the charge on those charged, where they are recorded. Steps are taken in the history's order.
 */
export const sectionsOf = (facts: CaseFacts, proceeding: ProceedingFacts): readonly Section[] => {
  const current = new Map<string, Section>();
  const add = (sections: Stated | undefined): void => {
    for (const one of sections ?? []) current.set(nameOf(one), one);
  };
  const replace = (sections: Stated | undefined): void => {
    if (sections === undefined) return;
    current.clear();
    add(sections);
  };
  for (const event of facts.history.events) {
    if (event.possibly || !describes(facts, event) || !countsIn(facts, event, proceeding)) continue;
    switch (event.type) {
      case "FirRegistered":
      case "SectionsAdded":
      case "SupplementaryChargesheetFiled":
      case "ChargesAltered":
        add(event.data.sections);
        break;
      case "SectionsDropped":
        for (const one of event.data.sections) current.delete(nameOf(one));
        break;
      case "ChargesheetFiled":
      case "ChargesFramed":
        replace(event.data.sections);
        break;
      default:
        break;
    }
  }
  return [...current.values()];
};
