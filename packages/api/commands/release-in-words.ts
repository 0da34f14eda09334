/** What became of a release, and of making one anew, in sentences. */
import type { ReleaseContent } from "@tareekh/projections/releases/release.ts";
import type { ReleaseMade } from "../releases/make-release.ts";
import { shownAndWithheld } from "../releases/release-records.ts";
import type { Reproduction } from "../releases/reproduce-release.ts";

const figure = new Intl.NumberFormat("en-IN");

const toldAndWithheld = (told: number, withheld: number): string =>
  `${figure.format(told)} ${told === 1 ? "count" : "counts"} told, ${figure.format(withheld)} withheld`;

const tableInWords = ({ name, rows }: ReleaseContent["tables"][number]): string => {
  const counts = rows.flatMap(({ total, standing }) => [total, ...Object.values(standing)]);
  const withheld = counts.filter((count) => count === null).length;
  return `  ${name}: ${toldAndWithheld(counts.length - withheld, withheld)}`;
};

const leftOut = (setAside: number): readonly string[] =>
  setAside === 0
    ? []
    : [
        `Cases that cannot be read, and are in no figure: ${figure.format(setAside)}. They should be mended first.`,
      ];

export const madeInWords = ({
  id,
  release: { content, digest },
  onRecord,
}: ReleaseMade): readonly string[] => {
  const { shown, withheld } = shownAndWithheld(content);
  return [
    onRecord === null
      ? `Would publish “${content.name}” as ${id}, at position ${content.position}; nothing was published.`
      : `Published “${content.name}” as ${id}, at position ${content.position}: /releases/${id}`,
    ...leftOut(content.setAside),
    `${toldAndWithheld(shown, withheld)}:`,
    ...content.tables.map(tableInWords),
    ...content.curves.map(
      ({ from, to, steps }) =>
        `  ${from} to ${to}: a curve of ${steps.length} ${steps.length === 1 ? "step" : "steps"}`,
    ),
    `SHA-256 ${digest}`,
  ];
};

const versionNames = {
  delays: "the projection of delays",
  law: "the law and the reading of histories",
  content: "the tables and curves of releases",
  disclosure: "disclosure control",
} as const;

/** Of so many at most are the figures told. */
const MOST_TOLD = 200;

export const reproductionInWords = (found: Reproduction): readonly string[] => {
  const { release, digest, versions, figures, recordDiffers, earlierDiffer, events, setAside } = found;
  const lines = [`Replayed ${figure.format(events)} events to position ${release.content.position}.`];
  if (setAside.length > 0) lines.push(`Not counted, since they cannot be read now: ${setAside.join(", ")}.`);
  if (recordDiffers) lines.push("What stands on record does not have the digest that stands beside it.");
  if (digest === release.digest)
    return [
      ...lines,
      `The same: SHA-256 ${digest}. What was erased since makes no difference: no figure rests on what is sealed.`,
    ];
  lines.push(`Another: published was ${release.digest}, and now it is ${digest}.`);
  for (const { of, published, now } of versions)
    lines.push(`The version of ${versionNames[of]} was ${published} and is ${now}.`);
  if (earlierDiffer) lines.push("The releases before it are not those against which it was held.");
  if (figures.length === 0) lines.push("No figure differs.");
  for (const { where, published, now } of figures.slice(0, MOST_TOLD))
    lines.push(`${where}: published ${published}, now ${now}`);
  if (figures.length > MOST_TOLD)
    lines.push(`and ${figure.format(figures.length - MOST_TOLD)} figures more.`);
  if (versions.length === 0 && !earlierDiffer && setAside.length === 0 && figures.length > 0)
    lines.push(
      "No version differs: the program was changed without one being raised, or this is not the log from which it was made; npm run verify says whether the log holds.",
    );
  return lines;
};
