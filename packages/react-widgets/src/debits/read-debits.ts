import type { Said } from '../kit/answer.js'
import type { Calls } from '../kit/client.js'
import type { DebitsRead, Mandate } from './model.js'

/** What the debits ask the house for. */
export type DebitsClient = Calls<'organisation', 'listLegalEntities' | 'setCreditorIdentifier'> &
  Calls<
    'directDebit',
    | 'debitsToPrepare'
    | 'prepareDebits'
    | 'listDebits'
    | 'prepareBatches'
    | 'listBatches'
    | 'writeBatch'
    | 'downloadBatch'
    | 'sendBatch'
    | 'cancelBatch'
    | 'takeBankFile'
    | 'listParked'
    | 'resolveBankItem'
    | 'dismissBankItem'
    | 'listReturns'
    | 'listMandates'
    | 'showCreditor'
    | 'setCreditor'
  >

/** What was read, or the refusal. */
export type Answer<V> =
  | { readonly ok: true; readonly value: V }
  | { readonly ok: false; readonly refusal: Said }

/** Lines of a page, and pages read of a list at once. */
const pageSize = 200
const mostPages = 5

interface Page<I> {
  readonly items: readonly I[]
  readonly next?: string | undefined
}
type Pages<I> = (paging: { limit: number; after?: string }) => Promise<Answer<Page<I>>>

const listOf = async <I>(ask: Pages<I>): Promise<Answer<Page<I>>> => {
  const items: I[] = []
  let after: string | undefined
  for (let page = 0; page < mostPages; page++) {
    const answer = await ask({ limit: pageSize, ...(after ? { after } : {}) })
    if (!answer.ok) return answer
    items.push(...answer.value.items)
    after = answer.value.next
    if (!after) break
  }
  return { ok: true, value: { items, next: after } }
}

/** Mandates that a person may have to do with, in the order in which they are shown. */
const shownStates = ['suspended', 'unsigned', 'active', 'lapsed'] as const

const readMandates = async (
  { directDebit }: DebitsClient,
  legalEntity: string,
): Promise<Answer<Page<Mandate>>> => {
  const mandates: Mandate[] = []
  let next: string | undefined
  for (const status of shownStates) {
    const found = await listOf((paging) => directDebit.listMandates({ status, ...paging }))
    if (!found.ok) return found
    mandates.push(...found.value.items.filter((one) => one.legalEntity === legalEntity))
    next ??= found.value.next
  }
  return { ok: true, value: { items: mandates, next } }
}

/** What there is of a company's debits, a thousand lines of a list at most; its mandates where they are looked at. */
export const readDebits = async (
  client: DebitsClient,
  legalEntity: string,
  withMandates = true,
): Promise<Answer<DebitsRead>> => {
  const { directDebit, organisation } = client
  const creditor = await directDebit.showCreditor({ legalEntity })
  if (!creditor.ok && creditor.refusal.code !== 'not-found') return creditor
  const [entities, wanted, prepared, batches, parked, returned, mandates] = await Promise.all([
    organisation.listLegalEntities({}),
    listOf((paging) => directDebit.debitsToPrepare({ legalEntity, ...paging })),
    listOf((paging) => directDebit.listDebits({ status: 'prepared', ...paging })),
    directDebit.listBatches({ legalEntity, limit: 50 }),
    listOf((paging) => directDebit.listParked(paging)),
    directDebit.listReturns({ limit: 50 }),
    withMandates ? readMandates(client, legalEntity) : undefined,
  ])
  if (!entities.ok) return entities
  if (!wanted.ok) return wanted
  if (!prepared.ok) return prepared
  if (!batches.ok) return batches
  if (!parked.ok) return parked
  if (!returned.ok) return returned
  if (mandates && !mandates.ok) return mandates
  const ofTheirs = <L extends { readonly legalEntity: string }>(lines: readonly L[]) =>
    lines.filter((line) => line.legalEntity === legalEntity)
  const value = {
    ...{ wanted: wanted.value.items, prepared: ofTheirs(prepared.value.items) },
    ...{ batches: batches.value.items, parked: parked.value.items },
    returned: returned.value.items.filter(({ debit }) => debit.legalEntity === legalEntity),
    mandates: mandates?.value.items,
    creditor: creditor.ok ? creditor.value : undefined,
    identifier: entities.value.items.find(({ id }) => id === legalEntity)?.creditorIdentifier,
    hasMore: [wanted, prepared, batches, parked, returned, mandates].some(
      (answer) => answer?.ok && answer.value.next !== undefined,
    ),
  }
  return { ok: true, value }
}

/** What a run of preparing came to. */
interface Prepared {
  readonly count: number
  readonly refused: number
}

/** Prepares the debits of every invoice that is owed, page after page: each payer is told by the house. */
export const prepareAll = async (
  { directDebit }: DebitsClient,
  legalEntity: string,
): Promise<Answer<Prepared>> => {
  let sum: Prepared = { count: 0, refused: 0 }
  let after: string | undefined
  do {
    const asked = { legalEntity, limit: pageSize, ...(after ? { after } : {}) }
    const answer = await directDebit.prepareDebits(asked)
    if (!answer.ok) return answer
    const { prepared, refused, next } = answer.value
    sum = { count: sum.count + prepared.length, refused: sum.refused + refused.length }
    after = next
  } while (after)
  return { ok: true, value: sum }
}

/** Gathers the prepared debits of a day in batches, as often as it takes. */
export const gatherAll = async (
  { directDebit }: DebitsClient,
  legalEntity: string,
  collectOn: string,
): Promise<Answer<{ readonly batches: number; readonly left: readonly string[] }>> => {
  const left: string[] = []
  let batches = 0
  for (;;) {
    const answer = await directDebit.prepareBatches({ legalEntity, collectOn })
    if (!answer.ok) return answer
    batches += answer.value.batches.length
    left.push(...answer.value.left.map(({ because }) => because))
    // What is left for its notice alone stays prepared: without a batch more, asking again leads nowhere.
    if (!answer.value.more || !answer.value.batches.length)
      return { ok: true, value: { batches, left } }
  }
}
