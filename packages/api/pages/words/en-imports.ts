/** The words of the pages on which tables are imported. */
import { html } from "hono/html";
import type { ColumnKind } from "../../importing/register/register-kinds.ts";
import type { Html } from "../../page-context.ts";
import { figure, many } from "./en-counts.ts";

const rows = (count: number): string => many(count, "row", "rows");

const kinds: Record<ColumnKind, string> = {
  fileNumber: "Our file number",
  cnr: "CNR",
  state: "State",
  district: "District",
  survivorName: "Survivor: name (sealed)",
  survivorMinor: "Survivor: child? yes or no",
  accusedName: "Accused: name (sealed)",
  fir: "FIR, whole: 155/2024",
  firNumber: "FIR: number",
  firYear: "FIR: year",
  firDate: "FIR: date",
  policeStation: "FIR: police station",
  pocsoSection: "FIR: section of POCSO",
  ipcSection: "FIR: section of IPC",
  bnsSection: "FIR: section of BNS",
  itpaSection: "FIR: section of ITPA",
  rescuedOn: "Rescue: date",
  arrestedOn: "Arrest: date",
  chargesheetOn: "Chargesheet: date",
  cognizanceOn: "Cognizance: date",
  courtCase: "Court case, whole: POCSO/61/2024",
  caseType: "Court case: type",
  caseNumber: "Court case: number",
  caseYear: "Court case: year",
  courtName: "Court: name",
  registeredOn: "Court case: registered on",
  chargesOn: "Charges framed: date",
  decidedOn: "Decided: date",
  outcome: "How it ended",
  status: "Pending or disposed",
  lookedUpOn: "Looked up on: date",
  nextDate: "Next court date",
};

export const imports = {
  title: "Import",
  intro:
    "Bring in a list of cases that you have in a spreadsheet, or a court register. Nothing is recorded before you have seen what would be.",
  upload: {
    title: "A new file",
    label: "File (CSV or XLSX)",
    help: "One row is one case. The first row names the columns. At most 256 MB.",
    button: "Upload",
    busy: "A file is being imported. Another can be uploaded once that has ended.",
    none: "Choose a file first.",
    broken: "The file did not arrive whole. Upload it again.",
    privacy:
      "The file is kept encrypted, in a place that only this program can read, and goes when the import ends, when you sign out, or when nobody has come back to it for an hour.",
  },
  atDesk: {
    title: "The file here now",
    columns: "Say what its columns mean",
    work: "See how far it is",
    result: "See what came of it",
    refused: "Download the refused rows (CSV)",
    discard: "Clear it away",
  },
  example: {
    text: "To see how it works, import this example. Its cases are invented; take them back afterwards.",
    cases: "Example file",
    map: "Its map",
  },
  maps: {
    title: "Saved maps",
    intro:
      "A map says what the columns of a table mean. It is offered again for a file with the same columns.",
    saved: (day: string) => `saved on ${day}`,
    download: "Download",
    remove: "Delete",
  },
  list: {
    title: "Imports",
    empty: "Nothing has been imported yet. Upload a file above, or try the example first.",
    columns: {
      when: "When",
      file: "File",
      recorded: "Recorded",
      refused: "Refused",
      by: "By",
      state: "State",
    },
    fileUnknown: "Name not readable",
    recorded: (count: number) => rows(count),
    states: {
      running: "Going on",
      done: "Done",
      stopped: "Stopped",
      interrupted: "Broken off",
      "taking-back": "Being taken back",
    },
    takenBack: "Taken back",
    takenBackInPart: "Taken back in part",
  },
  columns: {
    title: "What the columns mean",
    file: (name: string, count: number, whole: boolean) =>
      whole ? `${name}: ${rows(count)}.` : `${name}: more than ${rows(count)}; the first were looked at.`,
    noRows:
      "It has the names of columns, and no row beneath them: there is nothing to import. Look whether it is the right file, or the right sheet of it.",
    reading: "How the file is read",
    encoding: "Letters (encoding)",
    encodings: {
      "utf-8": "UTF-8",
      "utf-16le": "UTF-16",
      "utf-16be": "UTF-16, the other way round",
      "windows-1252": "Windows-1252 (older Excel)",
    },
    marked: "The file itself says so.",
    delimiter: "Between cells",
    delimiters: { ",": "Comma", ";": "Semicolon", "\t": "Tab", "|": "Upright line" },
    sheet: "Sheet",
    dates: "Dates have the day first: 03/12/2020 is 3 December 2020.",
    readAgain: "Read it so",
    unreadable: "The file cannot be read so",
    savedTitle: "Used before",
    savedIntro: "A file with the same columns was imported with this map.",
    useSaved: (name: string) => `Try with “${name}”`,
    form: "Choose what each column is",
    column: "Column",
    samples: "In the file",
    means: "What it is",
    key: "Names the row",
    keyFor: (column: string) => `${column} names the row`,
    meansFor: (column: string) => `What ${column} is`,
    notImported: "Not imported",
    dateRead: (date: string) => `read as ${date}`,
    kinds,
    keyHelp:
      "Mark the column, or the columns, that together name one row and no other: the CNR, for example. By it a row is known again in a later file.",
    meanings: (column: string) => `What the texts of “${column}” mean`,
    meaningsHelp: "A row with a text that has no meaning here is refused, so that nothing is lost silently.",
    refuse: "Refuse such rows",
    emptyOutcome: "Where it is empty",
    emptySaysNothing: "That says nothing",
    tooMany: (column: string) =>
      `“${column}” has more than 40 different texts. Choose another column, or write a map.`,
    about: "About the table",
    name: "Name of the table",
    nameHelp:
      "Lower-case letters, digits and hyphens, such as court-register. Later files of the same table have the same name, and no other table has it. It stands unsealed beside every entry: never put a person's name here.",
    tables: (names: readonly string[], all: number) =>
      `Tables until now: ${names.join(", ")}${names.length < all ? " …" : "."}`,
    sameTable: (name: string) =>
      `It is the same table: go on with “${name}”, and keep this map in the place of its earlier one.`,
    source: "What kind of record it is",
    court: "Kind of court",
    lookedUpHow: "How it was looked up which cases are pending",
    chooseOne: "Choose",
    day: "This list is of (day)",
    dayHelp:
      "The day on which it was looked up, such as 15-11-2026, where no column says so: what it has as pending, disposed of or next date it has as of that day. It is asked of each file anew.",
    dayAgain: "The day on which this file was looked up, such as 15-11-2026.",
    nothing: "Texts that mean “not known”",
    nothingHelp: "With commas between them: -, NA",
    everyCase: "It holds every case since its registration, those that have ended too",
    everyCaseHelp:
      "Tick it only if that is so; a list of the cases that are open now is not such a one. Without the tick each case is followed from the day of this import on. So what had ended before does not count in the curves and medians of Delays, and there may be none until later lists of this table show what has ended since. The registration dates are recorded either way.",
    try: "Try it",
    tryHelp: "Nothing is recorded yet. The map is saved, so that it can be used again.",
    map: "Or with a map that you have",
    mapHelp: "For tables that say more than this form can: a map.json, as for the command.",
    mapFile: "Map (map.json)",
    mapText: "Or its text",
    useMap: "Try with this map",
  },
  problems: {
    title: (count: number) =>
      count === 1 ? "One thing is to be mended" : `${figure(count)} things are to be mended`,
    twice: (kind: string) => `Two columns are “${kind}”: choose one of them.`,
    needs: (kind: string, needed: readonly string[], orDay: boolean) =>
      `“${kind}” says nothing without ${needed.map((one) => `“${one}”`).join(" and ")}: choose a column for that too, ${orDay ? "say below of which day the whole list is, " : ""}or leave this one out.`,
    noDay: (written: string) =>
      `“${written}” is no day: write the one on which the list was looked up, such as 15-11-2026.`,
    dayAhead: (written: string) =>
      `“${written}” has not come yet: a list is of the day on which it was looked up.`,
    otherColumns: (name: string, columns: readonly string[]) =>
      `“${name}” had other columns until now: ${columns.slice(0, 12).join(", ")}${columns.length > 12 ? " …" : ""}. Rows with the same key correct the cases of that table. If this is another table, give it another name; if it is the same, say so at the name.`,
    noLookedUpHow: "Choose how it was looked up which cases are pending: on the court's website, say.",
    noKey: "Mark at least one column that names the row.",
    meanings: (column: string) => `Say below what the texts of “${column}” mean.`,
    notJson: "The map is no JSON.",
    noMap: "Choose a map, or write its text.",
    map: "The map cannot be used with this file",
  },
  work: {
    trial: "Trying",
    import: "Importing",
    "taking-back": "Taking back",
    trialDone: "What would be recorded",
    importDone: "Imported",
    stopped: {
      trial: "Stopped. The file is gone; upload it again.",
      import:
        "Stopped. What was recorded until then stands. Upload the same file again to go on, or take the import back.",
      "taking-back": "Stopped. What was taken back until then is. Take the import back again to go on.",
    },
    failed: "It could not go on",
    failedHelp: "What was recorded until then stands. Upload the same file again to go on.",
    fault: "Something went wrong inside Tareekh. The log of the server says what.",
    goesOn: "It goes on by itself. You may close this page, and come back to it.",
    reading: "Reading the file…",
    progress: (done: number, total: number, things: "rows" | "events") =>
      `${figure(done)} of ${things === "rows" ? rows(total) : `${figure(total)} entries of the log`}`,
    reload: "See how far it is now",
    stop: "Stop",
    stopHelp: "After the row at hand. What is recorded stands.",
    counts: {
      opened: "New cases",
      changed: "Cases that change",
      unchanged: "Nothing new",
      refused: "Refused",
    },
    opensCase: (count: number) => `${rows(count)}`,
    changed: {
      title: "Cases that change",
      column: "Case, and what changes in it",
      help: "These cases are here already, and the rows say something else of them. Look whether each row is of the same case: a wrong key writes one case over another.",
      added: "New:",
      corrected: "Corrected:",
      takenBack: "Taken back:",
      nothing: "nothing",
      becomes: (before: Html, after: Html): Html => html`${before} becomes ${after}`,
    },
    events: "Entries by kind",
    event: "Entry",
    count: "How many",
    warnings: "Looks implausible, and is recorded with a warning",
    sample: "For example",
    sampleRow: (row: number) => `Row ${figure(row)}`,
    noDate: "no date",
    refusedTitle: "Rows that are refused",
    refusedSome: (shown: number, all: number) => `The first ${figure(shown)} of ${figure(all)}.`,
    refusedRow: "Row",
    refusedWhy: "Why",
    refusedFile: "Download the refused rows (CSV)",
    refusedHelp:
      "Mend them in that file and upload it: it is read with the same map. It holds what the rows hold, so delete it once it is done with.",
    nothingNew: "Nothing would be recorded: all of it is recorded already, or refused.",
    importNow: (count: number) => `Import ${rows(count)}`,
    change: "Change what the columns mean",
    mapDownload: "Download the map",
    discard: "Leave it, and take the file away",
    seeImport: "This import, and how to take it back",
    done: "Back to the list",
  },
  one: {
    title: (file: string) => `Import of ${file}`,
    table: "Table",
    id: "Number",
    begun: "Begun",
    by: "By",
    state: "State",
    rows: "Rows",
    recorded: "Recorded",
    unchanged: "Nothing new",
    refused: "Refused",
    entries: "Entries recorded",
    interruptedHelp:
      "It was broken off, by a restart perhaps. Upload the same file again, with the same map: it goes on where it was, and records nothing twice.",
    undo: "Take this import back",
    undoHelp:
      "Everything that it recorded is taken back, and what it corrected reads as before. All of it stays readable in the log. What people recorded in these cases since stands, with what that rests on; you are told which cases those are.",
    undoLater: (count: number) =>
      `${many(count, "later import", "later imports")} of the same table may rest on it: take those back first.`,
    undoAgain: "Take it back again, for what is left",
    undoRestHelp:
      "All of it is taken back but, where others had recorded in the same cases, what their entries rest on. If those entries are gone since, this takes back the rest; otherwise it changes nothing.",
    takenBack: (by: string, on: string) => `Taken back by ${by} on ${on}.`,
    takenBackInPart: (by: string, on: string) =>
      `Taken back in part by ${by} on ${on}: some of what it recorded could not be taken back, and stands.`,
    undone: (events: number, cases: number) =>
      `Taken back: ${many(events, "change", "changes")} in ${many(cases, "case", "cases")}.`,
    keptTitle: (count: number) =>
      `${many(count, "case", "cases")} in which something was recorded since, which stands with what it rests on`,
    kept: (others: number, kept: number) =>
      others === 0
        ? `${many(kept, "entry", "entries")} of the import kept, on which another import of the table rests`
        : `${many(others, "entry", "entries")} of others; ${figure(kept)} of the import kept with ${others === 1 ? "it" : "them"}`,
    unrestoredTitle: (count: number) =>
      `${many(count, "case", "cases")} in which a correction stays, because what was said before is of somebody who was erased, or cannot be opened`,
    unrestored: (events: number) => many(events, "correction stays", "corrections stay"),
    failedTitle: (count: number) => `${many(count, "case", "cases")} in which nothing could be taken back`,
  },
};
