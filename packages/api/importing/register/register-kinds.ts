/**
 * What a column of a usual register can be: a court's or an office's list with one row a case, which has one survivor,
 * one accused and one proceeding. Tables that say more are read with a map that somebody writes.
 */

export const columnKinds = [
  "fileNumber",
  "cnr",
  "state",
  "district",
  "survivorName",
  "survivorMinor",
  "accusedName",
  "fir",
  "firNumber",
  "firYear",
  "firDate",
  "policeStation",
  "pocsoSection",
  "ipcSection",
  "bnsSection",
  "itpaSection",
  "rescuedOn",
  "arrestedOn",
  "chargesheetOn",
  "cognizanceOn",
  "courtCase",
  "caseType",
  "caseNumber",
  "caseYear",
  "courtName",
  "registeredOn",
  "chargesOn",
  "decidedOn",
  "outcome",
  "status",
  "lookedUpOn",
  "nextDate",
] as const;
export type ColumnKind = (typeof columnKinds)[number];

/** What a column's name lets one suppose; the first that fits. */
const SUPPOSED: readonly (readonly [RegExp, ColumnKind])[] = [
  [/\bcnr\b/, "cnr"],
  [/^(our |office )?(case )?file( no\.?| number| ref\w*)/, "fileNumber"],
  [/fir.*(year)/, "firYear"],
  [/fir.*(date|registered| on$)|date of fir/, "firDate"],
  [/\bfir\b|crime (no|number)/, "firNumber"],
  [/police|\bp\.?s\.?$|thana/, "policeStation"],
  [/pocso.*(section|u\/s)|section.*pocso/, "pocsoSection"],
  [/\b(ipc)\b/, "ipcSection"],
  [/\b(bns)\b/, "bnsSection"],
  [/\b(itpa|itp act)\b/, "itpaSection"],
  [/rescue/, "rescuedOn"],
  [/arrest/, "arrestedOn"],
  // A final report may be one that closes the case.
  [/^(?!.*(final|closure)).*charge ?sheet/, "chargesheetOn"],
  [/cognizance/, "cognizanceOn"],
  [/charges? (was |were )?framed|framing/, "chargesOn"],
  [/^(name of )?(the )?(survivor|victim)s?( name)?$|(survivor|victim)'?s? name/, "survivorName"],
  [/minor|child\b/, "survivorMinor"],
  [/^(name of )?(the )?accused( name)?$|accused'?s? name/, "accusedName"],
  [/case type|type of case/, "caseType"],
  [/(case|court).*year/, "caseYear"],
  [/case (no\.?|number)/, "caseNumber"],
  [/(court name|name of (the )?court)/, "courtName"],
  [/nature of dispos|outcome|result|judge?ment$|verdict/, "outcome"],
  [/decided|disposed|disposal|date of judge?ment|judge?ment (date|on)/, "decidedOn"],
  [/regist(ered|ration)|filed on|filing date/, "registeredOn"],
  [/next (date|hearing)/, "nextDate"],
  [/looked up|as on|checked on/, "lookedUpOn"],
  [/status|stage/, "status"],
  [/^state/, "state"],
  [/district/, "district"],
];

/** A number by the column's name is the whole of it where the cells have its year too. */
const WHOLE: ReadonlyMap<ColumnKind, readonly [form: RegExp, whole: ColumnKind]> = new Map([
  ["firNumber", [/[0-9]\s*(?:\/|of)\s*[0-9]{4}\s*$/i, "fir"]],
  ["caseNumber", [/[a-z].*[0-9]\s*\/\s*[0-9]{4}\s*$/i, "courtCase"]],
]);

/** @param samples some of the column's cells */
export const supposedKind = (columnName: string, samples: readonly string[] = []): ColumnKind | null => {
  const name = columnName.toLowerCase().replaceAll("_", " ").trim();
  const kind = SUPPOSED.find(([form]) => form.test(name))?.[1] ?? null;
  const [form, whole] = (kind === null ? undefined : WHOLE.get(kind)) ?? [];
  return form !== undefined && samples.some((text) => form.test(text)) ? (whole ?? kind) : kind;
};
