import { z } from 'zod'
import { collection } from '../ports/collection.js'
import type { Change, Doc } from '../ports/store.js'
import { fromBase64 } from '../shared/base64.js'
import { TenantId } from '../shared/branded.js'
import { canonical } from '../shared/canonical.js'
import { shapeOf, upgraded } from './shapes.js'
import { Copied, Head, type Keeper, summing, Tail, TenantCopyProblem } from './tenant-copy.js'

const Progress = z
  .object({
    id: z.literal('copy'),
    /** Of the copy that is brought in. */
    sum: z.string(),
    /** Its lines that are there by now. */
    lines: z.int().nonnegative(),
    done: z.boolean(),
  })
  .readonly()
  .meta({ id: 'TenantImport' })
type Progress = z.output<typeof Progress>

/** How far a copy has been brought in, kept in the same commits as what it brings; not a part of any copy. */
export const tenantImports = collection(Progress, { name: 'tenant-imports' })

/** A copy, read from its first line. */
export type OpenCopy = () => AsyncIterable<string> | Iterable<string>

/** What an import came to. */
export interface BroughtIn {
  readonly tenant: TenantId
  readonly documents: number
  readonly files: number
  /** All of them, with the first that says whose copy it is. */
  readonly lines: number
  /** This copy had been brought in before: nothing was written. */
  readonly known: boolean
}

/**
 * Brings a copy into a store that holds nothing of its tenant. `open` is called twice: all of it is proved before anything is written. Cut,
 * an import is run again with the same copy: each document comes in once, and what waits to be sent is sent once.
 * @throws {TenantCopyProblem} `broken`, with the line; `not-empty`.
 */
export const importTenant = async (keeper: Keeper, open: OpenCopy): Promise<BroughtIn> => {
  const { tenant, sum, ...counts } = await proved(keeper, open)
  const { store, files } = keeper
  const of = tenantImports.name
  const known = await store.get(tenant, of, 'copy')
  const before: Progress = known
    ? Progress.parse(known.doc)
    : { id: 'copy', sum, lines: 0, done: false }
  if (before.sum !== sum || (!known && (await holdsSomething(keeper, tenant))))
    throw new TenantCopyProblem('not-empty', `the store holds something of ${tenant}`)
  if (before.done) return { tenant, ...counts, known: true }

  let version = known?.version ?? 0
  const write = async (batch: readonly Change[], lines: number, done: boolean): Promise<void> => {
    const doc: Progress = { id: 'copy', sum, lines, done }
    const progress: Change = version
      ? { do: 'replace', of, doc, version }
      : { do: 'insert', of, doc }
    await store.commit(tenant, [...batch, progress])
    version += 1
  }
  let batch: Change[] = []
  let at = 0
  for await (const text of open()) {
    at += 1
    if (at === 1 || at <= before.lines || at > counts.lines) continue
    const copied = Copied.parse(JSON.parse(text))
    if ('file' in copied) await files.keep(tenant, copied.file, fromBase64(copied.bytes))
    else batch.push({ do: 'insert', of: copied.of, doc: todayOf(keeper, copied) })
    if (batch.length < atOnce) continue
    await write(batch, at, false)
    batch = []
  }
  await write(batch, counts.lines, true)
  return { tenant, ...counts, known: false }
}

const atOnce = 50

const holdsSomething = async (
  { store, collections }: Keeper,
  tenant: TenantId,
): Promise<boolean> => {
  for (const { name } of collections)
    if ((await store.find(tenant, name, { limit: 1 })).items.length) return true
  return false
}

interface Proved extends Pick<BroughtIn, 'tenant' | 'documents' | 'files' | 'lines'> {
  readonly sum: string
}

/** Reads a copy to its end: every line as its format asks, every document as its collection does, every file under its own hash. */
const proved = async (keeper: Keeper, open: OpenCopy): Promise<Proved> => {
  const known = new Map(keeper.collections.map((one) => [one.name, one]))
  const summed = summing(keeper.sha256)
  let tenant: TenantId | undefined
  let documents = 0
  let files = 0
  let tail: Tail | undefined
  for await (const text of open()) {
    const { lines } = summed.tail()
    const broken = (why: string) =>
      new TenantCopyProblem('broken', `line ${lines + 1} of the copy: ${why}`, lines + 1)
    if (tail) throw broken('nothing follows the sum')
    const said = jsonOf(text)
    const end = Tail.safeParse(said)
    if (tenant && end.success) {
      if (canonical(end.data) !== canonical(summed.tail()))
        throw broken('it is not what was summed')
      tail = end.data
      continue
    }
    await summed.add(text)
    if (!tenant) {
      const head = Head.safeParse(said)
      if (!head.success) throw broken('it is no copy of a tenant, or one of another format')
      tenant = TenantId.parse(head.data.tenant)
      continue
    }
    const copied = Copied.safeParse(said)
    if (!copied.success) throw broken('it is neither a document nor a file')
    if ('file' in copied.data) {
      const { file, bytes } = copied.data
      if ((await keeper.sha256(fromBase64(bytes))) !== file) throw broken(`it is not file ${file}`)
      files += 1
      continue
    }
    const { of, doc, shape = 0 } = copied.data
    const collection = known.get(of)
    if (!collection) throw broken(`nobody knows ${of}`)
    if (shape > shapeOf(collection)) throw broken(`${of} ${doc.id} is of a later version`)
    if (!collection.schema.safeParse(todayOf(keeper, copied.data)).success)
      throw broken(`${of} ${doc.id} has another shape`)
    documents += 1
  }
  if (!tenant || !tail) throw new TenantCopyProblem('broken', 'the copy was cut before its end')
  return { tenant, documents, files, ...tail }
}

/** A document of a copy in the shape of today, whichever it was copied in. */
const todayOf = (
  { collections }: Keeper,
  { of, doc, shape = 0 }: Extract<Copied, { readonly of: string }>,
): Doc => {
  const known = collections.find(({ name }) => name === of)
  return known ? upgraded(known, doc, shape) : doc
}

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
