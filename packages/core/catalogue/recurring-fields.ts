/** Fields that many events have, with their words: who, which paper, which court, which place. */
import { courtTypes } from "./codes/bodies.ts";
import { acts } from "./codes/law.ts";
import { states } from "./codes/places.ts";
import { bases } from "./codes/sources.ts";
import { code, group, list, name, optional, person, proceeding, sealedText, wholeNumber } from "./fields.ts";

/* ---- who ---- */

export const accused = person({ title: "Accused" }, ["accused"]);
export const accusedIfKnown = optional(accused);
export const severalAccused = list(person({ title: "Accused" }, ["accused"]), {
  title: "Accused",
  help: "Each person to whom it applies",
});
/** The survivor as the person whom the event is about: texts marked `…OfPerson` are sealed with her key. */
export const survivor = person({ title: "Survivor" }, ["survivor"]);
export const survivors = list(person({ title: "Survivor" }, ["survivor"]), { title: "Survivors" });
export const witness = person({ title: "Witness", help: "A survivor or an officer can be a witness too" }, [
  "survivor",
  "witness",
  "informant",
  "officer",
  "accused",
  "other",
]);
export const proceedingIfKnown = optional(proceeding());

/** Every event may have one: what the other fields have no place for. Sealed. */
export const note = optional(
  sealedText({ title: "Note", help: "Anything else that matters. Sealed; never a statement's content." }),
);

/**
 * Whether an order is known, or only the state of things that an order would bring about. Whoever does not say leaves
 * it open; so does everything that was recorded before it could be said.
 */
export const basis = optional(
  code(bases, { title: "What is known", help: "An order, or only that it is so, as a source says" }),
);

/* ---- the law ---- */

const SECTION = /^[1-9][0-9]{0,2}[A-Z]{0,3}(?:\([0-9A-Za-z]{1,5}\))*$/;

/** Sections of Acts: `{act: "ipc", section: "370(4)"}`. */
export const sections = list(
  group(
    {
      act: code(acts, { title: "Act" }),
      section: name(
        { title: "Section", help: "As written: 370(4), 366A, 5(l)" },
        { pattern: SECTION, expected: "a section such as 370(4), 366A or 5(l)" },
      ),
    },
    { title: "Section" },
  ),
  { title: "Sections" },
);

/* ---- papers and courts ---- */

/** A number as it stands on a paper, without its year: `155`, `0155`, `155A`. */
export const paperNumber = (title: string, help = "As written, without the year") =>
  name(
    { title, help },
    {
      pattern: /^[0-9A-Za-z][0-9A-Za-z/.-]{0,29}$/,
      expected: "a number as on the paper, such as 155 or 0155",
    },
  );
export const paperYear = (title = "Year") => wholeNumber({ title }, 1950, 2100);

export const district = name({ title: "District" });
export const policeStation = name({ title: "Police station" });
export const policeStationCode = name(
  { title: "Police station's code", help: "As the court's records have it" },
  { pattern: /^[0-9A-Za-z-]{1,20}$/, expected: "a code of letters, digits and hyphens" },
);
export const state = code(states, { title: "State" });
export const courtName = name({ title: "Court", help: "Its name and number, never the judge's name" });
export const courtType = code(courtTypes, { title: "Kind of court" });

/** Case record number of eCourts, 16 characters. Where web pages split it they disagree, so no part is read. */
export const cnr = name(
  { title: "CNR", help: "The 16 letters and digits of the court's record, without hyphens" },
  {
    pattern: /^[A-Z]{2}[A-Z0-9]{2}[0-9]{2}[0-9]{6}(?:19|20)[0-9]{2}$/,
    expected: "16 letters and digits such as WBSP010012342021",
  },
);

/** A place as precisely as may stand in the clear: never more than the district. */
export const place = <const Title extends string>(title: Title) =>
  group({ state: optional(state), district: optional(district) }, { title });
