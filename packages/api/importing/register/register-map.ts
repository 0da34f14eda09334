/**
 * The map of a usual register, from what a person chose for its columns: one row a case, with a survivor, an accused and
 * a proceeding.
 *
 * What nobody chose a meaning for is never guessed: a text of the outcome that is met only later refuses its row.
 */
import { type MappedEvent, OF_FILE, type RowMap } from "../map/row-map.ts";
import type { ColumnKind } from "./register-kinds.ts";

export interface RegisterChoices {
  /** Of the table: `court-register`. */
  readonly name: string;
  /** The column of each kind; a kind may be that of one column only. */
  readonly columns: ReadonlyMap<ColumnKind, string>;
  /** Columns that together name a row. */
  readonly key: readonly string[];
  /** The kind of record that the register is, and of court: codes. */
  readonly source: string;
  readonly court: string;
  /** The day on which the whole list was looked up, as it is recorded; null where none is told. */
  readonly day: string | null;
  /** How it was looked up what is pending: a code. Empty where nobody said, which does where nothing of it is recorded. */
  readonly lookedUpHow: string;
  /** Texts that mean that nothing is known. */
  readonly nothing: readonly string[];
  /** It holds every case since its registration, those that have ended too. */
  readonly everyCase: boolean;
  /** What the texts of the outcome and of the status mean (`register-meanings.ts`); null leaves them to be refused. */
  readonly meanings: {
    readonly outcome: ReadonlyMap<string, string>;
    readonly status: ReadonlyMap<string, string>;
    /** How a case stands of which the outcome is empty, as of a status; null where that says nothing. */
    readonly emptyOutcome: string | null;
  };
}

/** What a choice lacks, by the kind of column that would make it whole. */
export interface RegisterProblem {
  readonly kind: ColumnKind;
  /** The kinds that are missing, without which this one says nothing. */
  readonly needs: readonly ColumnKind[];
}

/** What stands between a number and its year, and a number without one. */
const OF_YEAR = String.raw`\s*(?:/|\b[Oo][Ff]\b)\s*`;
const NO_YEAR_AT_END = String.raw`^((?!.*/\s*(?:[0-9]{2}|[0-9]{4})\s*$).+)$`;

const PROCEEDING = { proceeding: "proceeding-1" };
const SURVIVOR = "survivor-1";
const ACCUSED = "accused-1";

/** What a kind of column can say only together with others. */
const NEEDS: readonly (readonly [ColumnKind, readonly (readonly ColumnKind[])[]])[] = [
  // A CNR ends with the year.
  [
    "caseNumber",
    [
      ["caseType", "caseYear"],
      ["caseType", "cnr"],
    ],
  ],
  ["caseType", [["caseNumber"], ["courtCase"]]],
  ["caseYear", [["caseNumber"]]],
  ["registeredOn", [["caseNumber"], ["courtCase"]]],
  ["courtName", [["caseNumber"], ["courtCase"]]],
  ["decidedOn", [["outcome"]]],
  ["nextDate", [["lookedUpOn"]]],
  ["status", [["lookedUpOn"]]],
  // A day alone says that somebody looked, and not what was found.
  ["lookedUpOn", [["status"], ["outcome"], ["nextDate"]]],
  ["firYear", [["firNumber"]]],
];

/** Kinds that were chosen without those that they need. The day of the list does what a column of such days would. */
export const registerProblems = ({
  columns,
  day,
}: Pick<RegisterChoices, "columns" | "day">): readonly RegisterProblem[] =>
  NEEDS.flatMap(([kind, ways]) => {
    if (!columns.has(kind)) return [];
    const isThere = (one: ColumnKind) => columns.has(one) || (one === "lookedUpOn" && day !== null);
    const missing = ways.map((way) => way.filter((one) => !isThere(one)));
    const [least = []] = missing.toSorted((a, b) => a.length - b.length);
    return least.length === 0 ? [] : [{ kind, needs: least }];
  });

/** Ways in which a register is done with a case that goes on elsewhere, or at some time: no court is through with it. */
const GOES_ON = ["transferred-elsewhere", "long-pending-register"].map((how) => `otherwise:${how}`);

/** Whether what was chosen has how the cases stand, for which it is to be said how that was looked up. */
export const tellsPendency = ({ events }: RowMap): boolean =>
  events.some(({ type }) => type === "PendencyChecked");

const withMeaning = (
  texts: ReadonlyMap<string, string>,
  of: string,
): readonly (readonly [string, string])[] =>
  [...texts].flatMap(([text, meaning]) => {
    const [group, code = ""] = meaning.split(":");
    return group === of ? [[text, code] as const] : [];
  });

export const registerMap = ({
  name,
  columns,
  key,
  source,
  court,
  day,
  lookedUpHow,
  nothing,
  everyCase,
  meanings,
}: RegisterChoices): RowMap => {
  const from = (kind: ColumnKind) => {
    const column = columns.get(kind);
    return column === undefined ? null : { column };
  };
  /** The field, where there is a column for it. */
  const field = (field: string, kind: ColumnKind, more: object = {}) => {
    const column = from(kind);
    return column === null ? {} : { [field]: { ...column, ...more } };
  };
  const filled = (column: { readonly column: string }) => [{ ...column, filled: true }];
  /** An event of each row that has a date in the column. */
  const onDate = (kind: ColumnKind, type: string, data: Record<string, unknown>): readonly MappedEvent[] => {
    const column = from(kind);
    return column === null ? [] : [{ type, when: filled(column), occurred: column, data }];
  };

  const identity = (kind: ColumnKind, person: string): readonly MappedEvent[] => {
    const column = from(kind);
    return column === null
      ? []
      : [{ type: "IdentityRecorded", when: filled(column), data: { person, fullName: column } }];
  };

  const fir = (): readonly MappedEvent[] => {
    const whole = from("fir");
    const tells = whole ?? from("firNumber") ?? from("firDate");
    if (tells === null) return [];
    // A number that holds its year too would be recorded as a number of no year.
    const numbered =
      whole === null
        ? {
            ...field("number", "firNumber", { pattern: NO_YEAR_AT_END, example: "155" }),
            ...field("year", "firYear"),
          }
        : {
            number: { ...whole, pattern: `([A-Za-z0-9-]+)${OF_YEAR}[0-9]{4}\\s*$`, example: "155/2024" },
            year: { ...whole, pattern: `${OF_YEAR}([0-9]{4})\\s*$`, example: "155/2024" },
          };
    const sections = (["pocsoSection", "ipcSection", "bnsSection", "itpaSection"] as const).flatMap(
      (kind) => {
        const column = from(kind);
        return column === null ? [] : [{ act: kind.replace("Section", ""), section: column }];
      },
    );
    return [
      {
        type: "FirRegistered",
        when: filled(tells),
        ...(from("firDate") === null ? {} : { occurred: from("firDate") }),
        data: {
          ...PROCEEDING,
          ...numbered,
          ...field("state", "state"),
          ...field("district", "district"),
          ...field("policeStation", "policeStation"),
          ...(sections.length === 0 ? {} : { sections }),
          accused: [ACCUSED],
        },
      },
    ];
  };

  const courtCase = (): readonly MappedEvent[] => {
    const whole = from("courtCase");
    const number = from("caseNumber");
    const tells = whole ?? number;
    if (tells === null) return [];
    const written = (pattern: string) => ({
      column: whole?.column ?? "",
      pattern,
      example: "POCSO/61/2024",
    });
    const numbered =
      whole === null
        ? {
            ...field("caseType", "caseType"),
            ...field("number", "caseNumber"),
            ...(from("caseYear") === null
              ? field("year", "cnr", { pattern: "([0-9]{4})$" })
              : field("year", "caseYear")),
          }
        : {
            caseType: written(String.raw`^\s*(.+?)\s*[/\s-]\s*[0-9]+\s*/`),
            number: written(String.raw`([0-9]+)\s*/\s*[0-9]{4}\s*$`),
            year: written(String.raw`/\s*([0-9]{4})\s*$`),
          };
    return [
      {
        type: "CourtCaseNumbered",
        when: filled(tells),
        ...(from("registeredOn") === null ? {} : { occurred: from("registeredOn") }),
        data: {
          ...PROCEEDING,
          court,
          ...field("courtName", "courtName"),
          ...field("state", "state"),
          ...field("district", "district"),
          ...numbered,
        },
      },
    ];
  };

  const endings = (): readonly MappedEvent[] => {
    const column = from("outcome");
    if (column === null) return [];
    const judged = withMeaning(meanings.outcome, "judgment");
    const standing = withMeaning(meanings.outcome, "standing").map(([text]) => text);
    const elsewhere = [...judged.map(([text]) => text), ...standing];
    const occurred = from("decidedOn") === null ? {} : { occurred: from("decidedOn") };
    const about = { ...PROCEEDING, accused: ACCUSED };
    const judgment: MappedEvent = {
      type: "JudgmentGiven",
      when: [{ ...column, is: judged.map(([text]) => text) }],
      ...occurred,
      data: { ...about, outcome: { ...column, values: Object.fromEntries(judged) } },
    };
    // Whatever is neither a judgment nor pending: what has no meaning is refused here, and not passed over.
    const otherwise: MappedEvent = {
      type: "AccusedDisposedOtherwise",
      when: [{ ...column, filled: true, ...(elsewhere.length === 0 ? {} : { isNot: elsewhere }) }],
      ...occurred,
      data: {
        ...about,
        how: { ...column, values: Object.fromEntries(withMeaning(meanings.outcome, "otherwise")) },
      },
    };
    return judged.length === 0 ? [otherwise] : [judgment, otherwise];
  };

  const pendency = (): readonly MappedEvent[] => {
    const column = from("lookedUpOn");
    const looked = column ?? (day === null ? null : OF_FILE);
    if (looked === null) return [];
    const check = (found: unknown, when: MappedEvent["when"] = []): MappedEvent => ({
      type: "PendencyChecked",
      when: [...(column === null ? [] : filled(column)), ...when],
      accumulates: true,
      occurred: looked,
      data: { ...PROCEEDING, how: lookedUpHow, found, ...field("nextDate", "nextDate") },
    });
    const status = from("status");
    if (status !== null) {
      const values = Object.fromEntries(withMeaning(meanings.status, "standing"));
      // Of a row that says nothing of it, the day alone tells nothing.
      return [check({ ...status, values }, column === null ? filled(status) : [])];
    }
    const next = from("nextDate");
    const listed = (when: MappedEvent["when"] = []): readonly MappedEvent[] =>
      next === null ? [] : [check("pending", [...when, ...filled(next)])];
    const outcome = from("outcome");
    if (outcome === null) return listed();
    const found = [...meanings.outcome].map(([text, meaning]) => [
      text,
      meaning.startsWith("standing:") ? meaning.slice("standing:".length) : "disposed",
    ]);
    const goingOn = [...meanings.outcome].flatMap(([text, meaning]) =>
      GOES_ON.includes(meaning) ? [text] : [],
    );
    const told = { ...outcome, filled: true, ...(goingOn.length === 0 ? {} : { isNot: goingOn }) };
    const empty = { ...outcome, filled: false };
    return [
      check({ ...outcome, values: Object.fromEntries(found) }, [told]),
      ...(meanings.emptyOutcome === null ? listed([empty]) : [check(meanings.emptyOutcome, [empty])]),
    ];
  };

  const opened = everyCase ? from("registeredOn") : null;
  return {
    name,
    key: [...key],
    ...(nothing.length === 0 ? {} : { nothing: [...nothing] }),
    ...(day === null ? {} : { file: { day } }),
    source: { kind: source },
    events: [
      {
        type: "CaseOpened",
        ...(opened === null ? {} : { occurred: opened }),
        data: {
          ...field("fileNumber", from("fileNumber") === null ? "cnr" : "fileNumber"),
          ...field("state", "state"),
        },
      },
      {
        type: "PersonAdded",
        data: { person: SURVIVOR, role: "survivor", ...field("minorAsReported", "survivorMinor") },
      },
      { type: "PersonAdded", data: { person: ACCUSED, role: "accused" } },
      ...identity("survivorName", SURVIVOR),
      ...identity("accusedName", ACCUSED),
      { type: "ProceedingOpened", data: { ...PROCEEDING, ...field("state", "state") } },
      ...onDate("rescuedOn", "SurvivorRescued", { survivors: [SURVIVOR], ...PROCEEDING }),
      ...fir(),
      ...onDate("arrestedOn", "AccusedArrested", { ...PROCEEDING, accused: ACCUSED }),
      ...onDate("chargesheetOn", "ChargesheetFiled", { ...PROCEEDING, accused: [ACCUSED] }),
      ...onDate("cognizanceOn", "CognizanceTaken", { ...PROCEEDING, court }),
      ...(from("cnr") === null
        ? []
        : [
            {
              type: "CnrRecorded",
              when: filled(from("cnr") ?? { column: "" }),
              data: { ...PROCEEDING, ...field("cnr", "cnr") },
            },
          ]),
      ...courtCase(),
      ...onDate("chargesOn", "ChargesFramed", { ...PROCEEDING, accused: [ACCUSED] }),
      ...endings(),
      ...pendency(),
    ],
  };
};
