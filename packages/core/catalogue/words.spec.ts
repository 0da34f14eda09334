/** What is promised of every event type, field and code list at once: its words, and what stays readable. */
import { describe, expect, it } from "vitest";
import { parseOccurrence } from "../calendar/occurrence.ts";
import { everyEventType } from "./catalogue.ts";
import type { CodeList } from "./code-list.ts";
import { roles } from "./codes/people.ts";
import { chapters, sourceFields, titleOf } from "./event-type.ts";
import { type Field, personRoles } from "./fields.ts";

/** Every field of a type with its path, groups included. */
function* fieldsIn(fields: readonly Field[], above = ""): Generator<readonly [path: string, field: Field]> {
  for (const field of fields) {
    const path = above === "" ? field.name : `${above}.${field.name}`;
    yield [path, field];
    yield* fieldsIn(field.fields, path);
  }
}

const everyField = [
  ...everyEventType.flatMap((type) =>
    [...fieldsIn(type.fields)].map(([path, field]) => [type.type, path, field] as const),
  ),
  ...[...fieldsIn(sourceFields)].map(([path, field]) => ["Source", path, field] as const),
];

const codeLists: readonly CodeList[] = [
  ...new Set(everyField.flatMap(([, , { meaning }]) => (meaning?.kind === "code" ? [meaning.list] : []))),
];

/** Words of programs, which a court liaison need not know. */
const JARGON =
  /\b(?:stream|payload|schema|enum|boolean|null|undefined|string|array|field|JSON|EDTF|UUID|upcast|append(?:ed)?)\b/i;

/**
 * The fields that stay readable in the log, each one by the path at which it may stand. Adding one is a decision: what
 * is written there is never sealed and never erased, so it must not be able to say who somebody is.
 */
const READABLE: Readonly<Record<string, readonly string[]>> = {
  alias: ["PersonAdded"],
  caseType: ["CourtCaseNumbered"],
  cnr: ["BailAppliedFor", "CnrRecorded"],
  courtName: ["BailAppliedFor", "CourtCaseNumbered", "CourtDateRecorded"],
  toCourtName: ["CaseMovedToCourt"],
  district: [
    "CourtCaseNumbered",
    "FirRefused",
    "FirRegistered",
    "FirRenumbered",
    "MissingReportMade",
    "SearchMade",
  ],
  "at.district": [
    "AccusedArrested",
    "AccusedProduced",
    "OffenceTookPlace",
    "ProducedBeforeCwc",
    "RescueAttemptCalledOff",
    "SurvivorRescued",
    "ThreatReported",
  ],
  "from.district": ["JourneyMade"],
  "to.district": ["JourneyMade", "ReturnedHome"],
  fileNumber: ["CaseOpened"],
  filingNumber: ["CourtCaseNumbered"],
  number: [
    "AppealFiled",
    "BailAppliedFor",
    "ChargesheetFiled",
    "CourtCaseNumbered",
    "FirRegistered",
    "FirRenumbered",
    "MissingReportMade",
  ],
  office: ["InvestigationTransferred"],
  otherCase: ["CasesLinked"],
  policeStation: ["FirRefused", "FirRegistered", "FirRenumbered", "MissingReportMade"],
  policeStationCode: ["FirRegistered", "FirRenumbered"],
  publisher: ["Source"],
  "sections.section": [
    "ChargesAltered",
    "ChargesFramed",
    "ChargesheetFiled",
    "CognizanceTaken",
    "ComplaintFiled",
    "FirRegistered",
    "JudgmentGiven",
    "SectionsAdded",
    "SectionsDropped",
    "SupplementaryChargesheetFiled",
    "SurvivorCustodyOrdered",
  ],
  sha256: ["DocumentAttached"],
  warning: ["WarningSettled"],
};

describe("every event type", () => {
  it.each(everyEventType.map((type) => [type.type, type] as const))(
    "%s has a name, words and a date that can be read",
    (_, type) => {
      expect(type.type).toMatch(/^[A-Z][a-z]+(?:[A-Z][a-z]+)+$/);
      expect(chapters).toContain(type.chapter);
      expect(type.title).toMatch(/^[A-Z].{2,60}$/);
      expect(type.help).toMatch(/^[A-Z].{10,130}$/);
      expect(`${type.title} ${type.help}`).not.toMatch(JARGON);
      if (type.example.occurred !== null) {
        expect(parseOccurrence(type.example.occurred)).toMatchObject({ ok: true });
      }
    },
  );

  it("belongs to a chapter, and no chapter is empty", () => {
    expect(new Set(everyEventType.map(({ chapter }) => chapter))).toEqual(new Set(chapters));
  });

  it("has a title that no other has", () => {
    const titles = everyEventType.flatMap(({ title, titles }) => [
      title,
      ...Object.values(titles?.words ?? {}),
    ]);
    expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([]);
  });

  it("goes by another title only where a field of it has the code that says why", () => {
    const titled = everyEventType.filter(({ titles }) => titles !== null);
    expect(titled.length).toBeGreaterThan(3);
    for (const { type, titles, fields } of titled) {
      const meaning = fields.find(({ name }) => name === titles?.field)?.meaning;
      const codes = meaning?.kind === "code" ? meaning.list.codes : [];
      const words = Object.entries(titles?.words ?? {});
      expect([type, words.length]).not.toEqual([type, 0]);
      for (const [code, title] of words) {
        expect([type, codes]).toEqual([type, expect.arrayContaining([code])]);
        expect(title).toMatch(/^[A-Z].{2,60}$/);
        expect(title).not.toMatch(JARGON);
      }
    }
  });

  const words = [
    ...everyEventType.map(
      ({ title, titles, help }) => `${title} ${Object.values(titles?.words ?? {}).join(" ")} ${help}`,
    ),
    ...everyField.map(([type, path, { title, help }]) => `${type} ${path} ${title} ${help}`),
    ...codeLists.map((list) => JSON.stringify(list)),
  ];

  it("supposes of nobody to be a woman or a man: survivors may be boys, and accused women", () => {
    expect(words.filter((text) => /\b(?:she|hers?|he|him|his)\b/i.test(text))).toEqual([]);
  });

  it("never blames: the word is side", () => {
    // Default bail is another word: a right that the law gives.
    expect(words.filter((text) => /(?<!de)fault|blame/i.test(text))).toEqual([]);
  });

  it("stands per accused in a proceeding where it is about arrest, custody, bail or outcome", () => {
    const ofAccused = everyEventType.filter(
      ({ type }) =>
        /^(?:Accused|Bail|Arrest|Counsel(?:Ready))/.test(type) ||
        ["JudgmentGiven", "SentenceGiven"].includes(type),
    );
    expect(ofAccused.length).toBeGreaterThan(20);
    for (const { type, fields } of ofAccused) {
      const required = fields.filter((field) => field.required).map(({ name }) => name);
      expect([type, required]).toEqual([
        type,
        type === "AccusedIdentified"
          ? expect.arrayContaining(["accused"])
          : expect.arrayContaining(["proceeding", "accused"]),
      ]);
    }
  });
});

describe("the title of an event", () => {
  const titled = (name: string, data: object): string => {
    const type = everyEventType.find((one) => one.type === name);
    if (type === undefined) throw new Error(`There is no event type ${name}`);
    return titleOf(type, { ...(type.example.data as object), ...data });
  };

  it("is that of an order only where an order is known", () => {
    expect(titled("SurvivorCustodyOrdered", { basis: "ordered" })).toBe(
      "Custody or shelter of the survivor ordered",
    );
    expect(titled("SurvivorCustodyOrdered", { basis: "stated" })).toBe(
      "Survivor said to be in shelter or custody",
    );
    expect(titled("AgeDeterminationOrdered", { basis: "ordered" })).toBe("Age determination ordered");
    expect(titled("AgeDeterminationOrdered", { basis: "stated" })).toBe("Age being determined, as stated");
    expect(titled("AccusedRemanded", { basis: "stated" })).toBe("Accused said to be in custody");
    expect(titled("ProtectionOrdered", { basis: "stated" })).toBe("Said to be under protection");
  });

  it("claims no order where nobody said whether there was one, as before that could be said", () => {
    for (const name of ["SurvivorCustodyOrdered", "AgeDeterminationOrdered"]) {
      expect(titled(name, { basis: undefined })).not.toMatch(/order/i);
    }
  });

  it("is that of a journey made only where it may have come to its end", () => {
    expect(titled("JourneyMade", { progress: "under-way" })).toBe("Journey under way");
    expect(titled("JourneyMade", { progress: "arrived" })).toBe("Journey made");
    expect(titled("JourneyMade", {})).toBe("Journey made");
  });

  it("is the type's own where the data cannot be read", () => {
    expect(everyEventType.map((type) => titleOf(type, null))).toEqual(
      everyEventType.map(({ title }) => title),
    );
  });
});

describe("what is readable in the log", () => {
  it("is only what is listed here", () => {
    const readable = everyField
      .filter(([, , { meaning }]) => meaning?.kind === "name")
      .map(([type, path]) => `${path} of ${type}`);
    const listed = Object.entries(READABLE).flatMap(([path, types]) =>
      types.map((type) => `${path} of ${type}`),
    );
    expect(readable.sort()).toEqual(listed.sort());
  });

  it("is never a free text: what is called a note, words, a reason or a description is sealed", () => {
    const free = everyField.filter(
      ([, path, { meaning }]) =>
        /note|description|reason$|words|details|quotation|reference|name$|address|phone|contact/i.test(
          path,
        ) &&
        meaning?.kind !== "code" &&
        meaning?.kind !== "yes-no" &&
        !["courtName", "toCourtName"].includes(path),
    );
    expect(free.length).toBeGreaterThan(50);
    expect(
      free.filter(([, , { meaning }]) => meaning?.kind !== "sealed").map(([type, path]) => `${type}.${path}`),
    ).toEqual([]);
  });

  it("leaves identity, contact and safe places to the person's own key", () => {
    for (const name of ["IdentityRecorded", "ContactRecorded"]) {
      const fields = everyEventType.find(({ type }) => type === name)?.fields ?? [];
      const subjects = fields
        .filter((field) => field.name !== "person")
        .map(({ meaning }) => (meaning?.kind === "sealed" ? meaning.subject : "readable"));
      expect(new Set(subjects)).toEqual(new Set(["person"]));
    }
  });

  it("has a person to whose key every text of a person belongs", () => {
    for (const type of everyEventType) {
      const ofPerson = [...fieldsIn(type.fields)].filter(
        ([, { meaning }]) => meaning?.kind === "sealed" && meaning.subject === "person",
      );
      if (ofPerson.length === 0) continue;
      expect(type.fields.find(({ name }) => name === "person")).toMatchObject({
        required: true,
        repeated: false,
      });
    }
  });

  it("has no field for what a statement says", () => {
    const statements = everyEventType.filter(({ type }) => type.includes("Statement"));
    expect(statements.length).toBeGreaterThan(3);
    for (const { type, fields } of statements) {
      const texts = [...fieldsIn(fields)].filter(([, { meaning }]) => meaning?.kind === "sealed");
      expect([type, texts.map(([path]) => path)]).toEqual([type, ["note"]]);
    }
  });

  it("warns, where an alias is written, against the real name and its initials", () => {
    const alias = everyField.find(([type, path]) => type === "PersonAdded" && path === "alias")?.[2];
    expect(alias?.help).toMatch(/never the real name, its initials/i);
  });
});

describe("every code list", () => {
  it("is met under one name only", () => {
    const names = codeLists.map(({ name }) => name);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  it.each(codeLists.map((list) => [list.name, list] as const))(
    "%s has codes in kebab-case, words once each, and a source",
    (_, list) => {
      expect(list.title).not.toBe("");
      expect(list.source.length).toBeGreaterThan(5);
      expect(list.codes.length).toBeGreaterThan(1);
      for (const code of list.codes) expect(code).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
      const words = list.codes.map((code) => list.words[code]?.toLowerCase());
      expect(words).not.toContain("");
      expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([]);
    },
  );

  it("of roles agrees with the roles that references have", () => {
    expect(roles.codes).toEqual([...personRoles]);
  });
});
