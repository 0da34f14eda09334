/**
 * The schema of a database as SQL that makes it again, read from PostgreSQL's own catalogues: to compare two schemas,
 * and to keep the one of a release.
 */
import type { Pool } from "pg";

const OURS = "pronamespace = 'public'::regnamespace";

/** Each gives statements, in an order in which they can be run. */
const QUESTIONS: readonly string[] = [
  `select format(E'create table %I (\\n%s\\n);', c.relname, string_agg(
       format('  %I %s%s%s', a.attname, format_type(a.atttypid, a.atttypmod),
              case when a.attcollation <> t.typcollation then format(' collate %I', l.collname) else '' end
              || case when a.attnotnull then ' not null' else '' end,
              coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')),
       E',\\n' order by a.attnum)) as statement
   from pg_class c
   join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
   join pg_type t on t.oid = a.atttypid
   left join pg_collation l on l.oid = a.attcollation
   left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
   where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
   group by c.relname order by c.relname`,
  `select format('alter table %s add constraint %I %s;', conrelid::regclass, conname, pg_get_constraintdef(oid))
     as statement
   from pg_constraint
   where connamespace = 'public'::regnamespace and contype in ('p', 'u', 'c', 'f') order by contype, conname`,
  `select pg_get_indexdef(i.indexrelid) || ';' as statement
   from pg_index i join pg_class c on c.oid = i.indexrelid
   where c.relnamespace = 'public'::regnamespace
     and not exists (select from pg_constraint where conindid = i.indexrelid) order by c.relname`,
  `select pg_get_functiondef(oid) || ';' as statement from pg_proc
   where ${OURS} and prokind = 'f' order by proname`,
  `select format(E'create aggregate %I(%s) (\\n  sfunc = %s,\\n  stype = %s\\n);', p.proname,
       pg_get_function_arguments(p.oid), a.aggtransfn::regproc, format_type(a.aggtranstype, null)) as statement
   from pg_aggregate a join pg_proc p on p.oid = a.aggfnoid where ${OURS} order by p.proname`,
  `select pg_get_triggerdef(t.oid) || ';' as statement
   from pg_trigger t join pg_class c on c.oid = t.tgrelid
   where c.relnamespace = 'public'::regnamespace and not t.tgisinternal order by t.tgname`,
  `select format('insert into migrations (room, number, name, checksum) values (%L, %s, %L, %L);',
       room, number, name, checksum) as statement
   from migrations order by room, number`,
];

export const schemaText = async (pool: Pool): Promise<string> => {
  const statements: string[] = [];
  for (const question of QUESTIONS) {
    const { rows } = await pool.query<{ statement: string }>(question);
    statements.push(...rows.map(({ statement }) => statement));
  }
  return `${statements.join("\n\n")}\n`;
};
