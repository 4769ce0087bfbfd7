import { type Change, type Collection, type Doc, searchText } from '@foyer/core/store'
import { literal } from '../naming.js'
import { gramsOf } from './grams.js'
import {
  committerIn,
  keptText,
  type Place,
  type Table,
  type WordsTable,
  writerIn,
} from './table.js'
import { routine, type Wall, whoseBy } from './wall.js'

/** The code of the error that a writer raises when a version has moved on. */
export const conflictCode = 'FY409'

/** The code of the error for lines of another version than the writer's. */
const otherVersionCode = 'FY410'

/** A line: its document's id, version, body and columns, in this order. */
const read = ({ columns }: Table, line: string, from = 0) => ({
  ...{
    id: `(${line} ->> ${from})`,
    version: `(${line} ->> ${from + 1})::integer`,
    body: `(${line} ->> ${from + 2})::json`,
  },
  values: columns.map(({ type }, i) =>
    type === 'float8' ? `(${line} ->> ${from + i + 3})::float8` : `${line} ->> ${from + i + 3}`,
  ),
})

type Line = ReturnType<typeof read>

const into = ({ columns }: Table): string =>
  ['tenant', 'id', 'version', 'body', ...columns.map((column) => column.name)].join(', ')

const setting = ({ columns }: Table, { values }: Line): string =>
  columns.map((column, i) => `, ${column.name} = ${values[i]}`).join('')

const meant = (whose: string, { id, version }: Line): string =>
  `t.tenant = ${whose} and t.id = ${id} and t.version = ${version}`

const unless = `
        if not found then
          raise exception using errcode = '${conflictCode}', message = 'a version moved on';
        end if;`

const inserting = (table: Table, whose: string, { id, version, body, values }: Line): string =>
  `insert into ${table.name} (${into(table)})
        values (${[whose, id, version, body, ...values].join(', ')});`

const replacing = (table: Table, whose: string, line: Line): string =>
  `update ${table.name} t set version = t.version + 1, body = ${line.body}${setting(table, line)}
        where ${meant(whose, line)};${unless}`

/**
 * The function that writes a commit's lines into one table, for a tenant that was let in: static SQL, planned once. What is to be changed or
 * relied on is locked in the order of ids (`l`, when it is more than one row), so that two commits never wait for each other in a circle; then
 * come checks (`c`), removals (`r`), replacements (`u`) and insertions (`i`). An absent document that a commit relies on is held by a row of
 * version 0 that is gone before the end. What most commits do to a table comes as a bare line: one insertion or one replacement.
 */
export const writerOf = (table: Table, wall: Wall | undefined): string => {
  const { name, writer, shape, words } = table
  const [one, all, bare] = [read(table, 'line'), read(table, 'x'), read(table, '$2', head)]
  const list = (kind: string) => `jsonb_array_elements($2 -> '${kind}')`
  // One row at a time: of a list the planner knows nothing, and would rather read a small table whole than look a few ids up. Only several
  // replacements are one statement, within which unique keys may change hands.
  const each = (kind: string, work: string, order = '') => `if $2 ? '${kind}' then
      for line in select value from ${list(kind)}${order} loop
        ${work}
      end loop;
    end if;`
  const as = meant('$1', one)
  const inStep = (laid: string) => `if ${laid} is distinct from '${shape}' then
      raise exception using errcode = '${otherVersionCode}',
        message = 'another version has laid this database out anew: start this process again';
    end if;`
  const forget = words
    ? `
        delete from ${words.name} w where w.tenant = $1 and w.id = ${one.id};`
    : ''
  const named = `t.tenant = $1 and t.id = line #>> '{}'`
  const work = `declare
    line jsonb;
    changed bigint;
  begin
    if jsonb_typeof($2) = 'array' then
      ${inStep(`split_part($2 ->> 0, ' ', 2)`)}
      if right($2 ->> 0, 1) = 'i' then
        ${inserting(table, '$1', bare)}
      else
        ${replacing(table, '$1', bare)}
      end if;
      return true;
    end if;
    ${inStep("$2 ->> 'f'")}
    ${each('l', `perform 1 from ${name} t where ${named} for update;`, ` order by (value #>> '{}') collate "C"`)}
    ${each('c', `perform 1 from ${name} t where ${as} for share;${unless}`, ` order by (value ->> 0) collate "C"`)}
    ${each('r', `delete from ${name} t where ${as};${unless}${forget}`)}
    if jsonb_array_length($2 -> 'u') = 1 then
      line := $2 -> 'u' -> 0;
      ${replacing(table, '$1', one)}
    elsif $2 ? 'u' then
      update ${name} t set version = t.version + 1, body = ${all.body}${setting(table, all)}
        from ${list('u')} x
        where t.tenant = $1 and t.id = ${all.id} and t.version = ${all.version};
      get diagnostics changed = row_count;
      if changed <> jsonb_array_length($2 -> 'u') then
        raise exception using errcode = '${conflictCode}', message = 'a version moved on';
      end if;
    end if;
    if jsonb_array_length($2 -> 'i') = 1 then
      line := $2 -> 'i' -> 0;
      ${inserting(table, '$1', one)}
    elsif $2 ? 'i' then
      insert into ${name} (${into(table)})
        select $1, ${all.id}, ${all.version}, ${all.body}${all.values.map((value) => `, ${value}`).join('')}
        from ${list('i')} x order by ${all.id} collate "C";
    end if;
    if $2 ? 'a' then
      ${each('a', `delete from ${name} t where ${named};`)}
    end if;
    ${words ? keeping(words) : ''}
    return true;
  end`
  const takes = 'whose text, lines jsonb'
  return `drop function if exists ${writer}(text, jsonb);
    ${routine({ name: writer, takes, answers: 'boolean', body: work }, wall)}`
}

/**
 * The function that writes a commit: its parts in turn, bare lines of these tables at once and all else by the writer of the table that it is
 * of, for whatever tables there are. It is little that is asked of each: what plpgsql evaluates, it sets up anew in every transaction.
 */
export const committerOf = (
  tables: readonly Table[],
  names: readonly string[],
  place: Place,
  wall: Wall | undefined,
): string => {
  const bare = tables
    .filter(({ words }) => !words)
    .flatMap((table) => {
      const line = read(table, 'part', head)
      return [
        [bareKey(table, 'i'), `${inserting(table, 'whose', line)} continue;`],
        [bareKey(table, 'u'), `${replacing(table, 'whose', line)} continue;`],
      ] as const
    })
  const writers = names.map(
    (name) => [name, `done := ${writerIn(place, name)}(whose, part);`] as const,
  )
  const work = `#variable_conflict use_variable
  declare
    ${whoseBy(place, wall)}
    part jsonb;
    key text collate "C";
    done boolean;
  begin
    for n in 0 .. jsonb_array_length(parts) - 1 loop
      part := parts -> n;
      key := part ->> 0;
      ${choosing(bare)}
      key := split_part(coalesce(key, part ->> 'of'), ' ', 1);
      done := null;
      ${choosing(writers)}
      if done is null then
        raise exception 'unknown collection: %', key;
      end if;
    end loop;
  end`
  const takes = 'by text, parts jsonb'
  const name = committerIn(place)
  return routine({ name, takes, answers: 'void', body: work, role: 'application' }, wall)
}

/** Halves the sorted keys until one is left: of sixty, six are compared. */
const choosing = (work: readonly (readonly [string, string])[]): string => {
  const sorted = [...work].sort(([a], [b]) => (a < b ? -1 : 1))
  const [only] = sorted
  if (!only) return ''
  if (sorted.length === 1) return `if key = ${literal(only[0])} then ${only[1]} end if;`
  const middle = sorted.length >> 1
  return `if key < ${literal(sorted[middle]?.[0] ?? '')} then ${choosing(sorted.slice(0, middle))}
    else ${choosing(sorted.slice(middle))} end if;`
}

/** What a bare line begins with: it is an insertion, or a replacement, into a table of this shape. */
const bareKey = ({ of, shape }: Table, kind: 'i' | 'u'): string => `${of.name} ${shape} ${kind}`

/** Keeps the words of what was written (`s`, their grams in `g`); an index is touched only where they changed. */
const keeping = ({ name }: WordsTable): string => `if $2 ? 's' then
      insert into ${name} as w (tenant, id, words, grams)
        select $1, x.id, x.s, x.g
        from jsonb_to_recordset($2 -> 's') as x(id text, s text, g integer[]) order by x.id
        on conflict (tenant, id) do update set words = excluded.words, grams = excluded.grams
        where w.words <> excluded.words;
    end if;`

/**
 * What a commit does to one table: lines by kind, `of` = its collection, `f` = the shape they are written for. Or a bare line, behind its key.
 */
export type Part = readonly unknown[] | { readonly [kind: string]: readonly unknown[] | string }

/** Where a bare line begins. */
const head = 1

const idOf = (change: Change): string => ('doc' in change ? change.doc.id : change.id)

const written = (table: Table, doc: Doc, version: number): readonly unknown[] => [
  ...[keptText(doc.id), version, JSON.stringify(doc)],
  ...table.valuesOf(doc),
]

/** What a search looks through of a document. */
export const wordsOf = (of: Collection, tenant: string, doc: Doc) => {
  const words = searchText(of, doc)
  return { id: keptText(doc.id), s: words, g: gramsOf(tenant, words) }
}

/** What a table's writer is given. */
export const partFor = (table: Table, tenant: string, changes: readonly Change[]): Part => {
  const [first] = changes
  if (changes.length === 1 && !table.words) {
    if (first?.do === 'insert') return [bareKey(table, 'i'), ...written(table, first.doc, 1)]
    if (first?.do === 'replace')
      return [bareKey(table, 'u'), ...written(table, first.doc, first.version)]
  }
  const lines: { [kind: string]: unknown[] } = {}
  const add = (kind: string, line: unknown) => {
    const known = lines[kind]
    if (known) known.push(line)
    else lines[kind] = [line]
  }
  const held: string[] = []
  for (const change of changes) {
    const id = keptText(idOf(change))
    if (change.do === 'insert') add('i', written(table, change.doc, 1))
    if (change.do === 'replace') add('u', written(table, change.doc, change.version))
    if (table.words && 'doc' in change) add('s', wordsOf(table.of, tenant, change.doc))
    if (change.do === 'remove') add('r', [id, change.version])
    if (change.do === 'check' && change.version > 0) add('c', [id, change.version])
    if (change.do === 'check' && change.version === 0) {
      add('i', [id, 0, 'null'])
      add('a', id)
    } else if (change.do !== 'insert') held.push(id)
  }
  const onlyChecks = changes.every((change) => change.do === 'check' || change.do === 'insert')
  return {
    of: table.of.name,
    ...lines,
    f: table.shape,
    ...(held.length > 1 && !onlyChecks ? { l: held } : {}),
  }
}
