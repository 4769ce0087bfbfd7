import type { Place, Table } from './table.js'
import { routine, type Wall, whoseBy } from './wall.js'

/**
 * The functions that lease the documents of a table. `claim` hands out what is due, of any tenant: the first of each stream, to whoever
 * holds its row; a row that another worker is taking is passed over.
 */
export const leasersOf = (
  { name, claimer, renewer, releaser }: Table,
  place: Place,
  wall: Wall | undefined,
): string => {
  const one = 'where tenant = my.whose and id = $2 and leased_by = $3'
  const claim = `#variable_conflict use_column
  begin
    ${wall ? "perform set_config('foyer.tenant', '*', true);" : ''}
    return query with taken as materialized (
      select tenant, id from ${name} as head
        where due is not null and due <= $3 and (leased_until is null or leased_until <= $3)
          and not exists (select 1 from ${name} as earlier
            where earlier.tenant = head.tenant and earlier.stream = head.stream
              and earlier.id < head.id and earlier.due is not null)
        order by due, id limit $4 for update skip locked)
    update ${name} as job set leased_by = $1, leased_until = $2 from taken
      where job.tenant = taken.tenant and job.id = taken.id
      returning job.tenant, job.version, job.body;
  end`
  const renew = `<<my>> declare
    ${whoseBy(place, wall)}
  begin
    update ${name} set leased_until = $4 ${one};
    return found;
  end`
  const release = `<<my>> declare
    ${whoseBy(place, wall)}
  begin
    update ${name} set leased_by = null, leased_until = null ${one};
    return found;
  end`
  const lease = {
    takes: 'by text, doc text, who text',
    answers: 'boolean',
    role: 'application',
  } as const
  return [
    routine(
      {
        name: claimer,
        takes: 'who text, until text, now text, most integer',
        answers: 'table(tenant text, version integer, body json)',
        body: claim,
        role: 'worker',
      },
      wall,
    ),
    routine({ ...lease, name: renewer, takes: `${lease.takes}, until text`, body: renew }, wall),
    routine({ ...lease, name: releaser, body: release }, wall),
  ].join('\n')
}
