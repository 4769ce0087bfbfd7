import { isParked } from '../layout.js'
import type { Place, Table } from './table.js'
import { routine, type Wall, whoseBy } from './wall.js'

/**
 * The functions that lease the documents of a table, and count those that wait. `claim` hands out what is due, of any tenant: the first of each stream, to whoever
 * holds its row; a row that another worker is taking is passed over.
 */
export const leasersOf = (
  { of, name, claimer, renewer, releaser, counter }: Table,
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
  const backlog = `#variable_conflict use_column
  begin
    ${wall ? "perform set_config('foyer.tenant', '*', true);" : ''}
    return query select
      (select count(*)::integer from (select from ${name} where due is not null and due <= $1 limit $2) waiting),
      (select due from ${name} where due is not null and due <= $1 order by due, id limit 1),
      (select count(*)::integer from (select from ${name} where ${isParked(of)} limit $2) set_aside);
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
    routine(
      {
        name: counter,
        takes: 'now text, most integer',
        answers: 'table(waiting integer, oldest text, parked integer)',
        body: backlog,
        role: 'worker',
      },
      wall,
    ),
    routine({ ...lease, name: renewer, takes: `${lease.takes}, until text`, body: renew }, wall),
    routine({ ...lease, name: releaser, body: release }, wall),
  ].join('\n')
}
