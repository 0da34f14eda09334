/**
 * The same curves by DuckDB, in SQL over the same rows: what is to be had without a program of one's own. Its medians must
 * be ours.
 */
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import pg from "pg";
import { median } from "../load.ts";

const RUNS = 7;

/** From the registration to the end, of each proceeding whose days are known: as the answer counts them by their least. */
const OBSERVED = `select district, disposed as event, days, greatest(0, "followedFrom" - "registeredLatest") as entry
  from (
    select district, "followedFrom", "registeredLatest", "disposedEarliest" is not null as disposed,
      coalesce("disposedEarliest", "disposedPending") - "registeredLatest" as days
    from delays where accused is null
  ) as proceedings where days >= 0`;

/**
 * At each day on which any of a district ended or was last known to wait: those at risk, the curve with Greenwood's error,
 * and from it the quartiles with their limits.
 */
const CURVES = `
  with counted as (
    select district, days, entry, event from observed where entry = 0 or days > entry
  ), changes as (
    select district, days as day, count(*) as leaving, count(*) filter (event) as events, 0 as entering
      from counted group by all
    union all
    select district, entry, 0, 0, count(*) from counted where entry > 0 group by all
  ), by_day as (
    select district, day, sum(leaving) as leaving, sum(events) as events, sum(entering) as entering
      from changes group by all
  ), at_origin as (
    select district, count(*) as n from counted where entry = 0 group by all
  ), at_risk as (
    select by_day.district, day, leaving, events,
      coalesce(n, 0) + coalesce(sum(entering - leaving) over before, 0) as at_risk
    from by_day left join at_origin using (district)
    window before as (partition by by_day.district order by day rows between unbounded preceding and 1 preceding)
  ), steps as (
    select district, day, events, at_risk,
      case when min(at_risk - events) over upto > 0
        then exp(sum(case when at_risk > events then ln(1 - events / at_risk) else 0 end) over upto) else 0 end as survival,
      sqrt(sum(case when at_risk > events then events / (at_risk * (at_risk - events)) else 0 end) over upto) as error
    from at_risk where leaving > 0
    window upto as (partition by district order by day rows unbounded preceding)
  )`;

/** When a curve comes down to a level; of a flat stretch just at it, the middle. */
const reaches = (curve: string, level: number): string => {
  const first = `min(day) filter (${curve} <= ${level} + 1e-9)`;
  return `(${first} + coalesce(min(day) filter (${curve} < ${level} - 1e-9), ${first})) / 2`;
};
const LOWER = "survival * exp(-1.959963984540054 * error)";
const UPPER = "survival * exp(1.959963984540054 * error)";

const QUANTILES = `${CURVES}
  select district, sum(events)::integer as events,
    ${[0.75, 0.5, 0.25]
      .flatMap((level) => [
        `${reaches("survival", level)} as at_${100 * level}`,
        `${reaches(LOWER, level)} as lower_${100 * level}`,
        `${reaches(UPPER, level)} as upper_${100 * level}`,
      ])
      .join(", ")}
  from steps group by district order by district`;

const POINTS = `${CURVES}, grid as (
    select district, unnest(range(0, max(day)::bigint + 30, 30)) as point from steps group by district
  )
  select grid.district, point, at_risk, survival, error
  from grid asof left join steps on grid.district = steps.district and point >= day order by all`;

const NAIVE = "select district, median(days) filter (event) as median from observed group by district";

export interface Yardstick {
  /** Milliseconds: to read the rows out of PostgreSQL; the curves with quartiles and points; the naive medians alone. */
  readonly reading: number;
  readonly curves: number;
  readonly naive: number;
  /** The Kaplan–Meier median of each district, of which at least five ended; null where the curve does not come down. */
  readonly medians: ReadonlyMap<string, number | null>;
}

const timed = async (connection: DuckDBConnection, statement: string): Promise<number> => {
  const times: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const begun = performance.now();
    await connection.runAndReadAll(statement);
    times.push(performance.now() - begun);
  }
  return median(times);
};

/** The rows go by a file that PostgreSQL writes: it runs on this machine. */
export const measureDuckDb = async (databaseUrl: string): Promise<Yardstick> => {
  const directory = mkdtempSync(join(tmpdir(), "tk-duck-"));
  // PostgreSQL may run as another account.
  chmodSync(directory, 0o777);
  const file = join(directory, "observed.csv");
  const client = new pg.Client(databaseUrl);
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  try {
    const begun = performance.now();
    await client.connect();
    await client.query(`copy (${OBSERVED}) to '${file}' with (format csv, header)`);
    await connection.run(
      `create table observed as select * from read_csv('${file}', header = true, columns = {
        district: 'varchar', event: 'boolean', days: 'integer', entry: 'integer' })`,
    );
    const reading = performance.now() - begun;
    const curves = (await timed(connection, QUANTILES)) + (await timed(connection, POINTS));
    const naive = await timed(connection, NAIVE);
    const found = (await connection.runAndReadAll(QUANTILES)).getRowObjects();
    return {
      reading,
      curves,
      naive,
      medians: new Map(
        found
          .filter(({ events }) => Number(events) >= 5)
          .map(({ district, at_50: day }) => [String(district), day === null ? null : Number(day)]),
      ),
    };
  } finally {
    connection.closeSync();
    instance.closeSync();
    await client.end();
    rmSync(directory, { recursive: true, force: true });
  }
};
