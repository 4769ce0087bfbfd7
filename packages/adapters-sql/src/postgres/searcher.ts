import type { Place, WordsTable } from './table.js'
import { routine, type Wall, whoseBy } from './wall.js'

/**
 * The function that looks through the words of one tenant's documents (id, words), so many at most, in the order in which they happen to
 * be kept. What is asked of their grams comes as `Asked`: lists of numbers, put together to one statement, which is planned for them. An index scan
 * for each demand meets all that it asks at once, and so reads no more than its rarest gram makes it.
 * Its index is not left for a scan, whatever the planner thinks of grams that it never saw.
 */
export const searcherOf = (
  { name, searcher }: WordsTable,
  place: Place,
  wall: Wall | undefined,
): string => {
  const body = `<<my>> declare
    ${whoseBy(place, wall)}
    wanted text;
  begin
    select string_agg(concat_ws(' and ', held.grams, typed.grams), ' or ') into my.wanted
      from jsonb_array_elements($2) as demand,
        lateral (select 'grams @> ' || quote_literal(array_agg(gram::integer)::text) || '::integer[]' as grams
          from jsonb_array_elements_text(demand -> 'all') as gram) held,
        lateral (select string_agg('grams && ' || quote_literal(
            array(select jsonb_array_elements_text(list)::integer)::text) || '::integer[]', ' and ') as grams
          from jsonb_array_elements(demand -> 'any') as list) typed;
    return query execute 'select id, words from (select * from ${name} where ' || my.wanted
      || ' offset 0) found where tenant = $1 limit $2' using my.whose, $3;
  end`
  return routine(
    {
      ...{ name: searcher, takes: 'by text, asked jsonb, most integer', role: 'application' },
      ...{ answers: 'table(id text, words text)', body },
      settings: ['enable_seqscan = off', `work_mem = '16MB'`],
    },
    wall,
  )
}
