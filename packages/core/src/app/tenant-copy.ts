import { z } from 'zod'
import type { Collection } from '../ports/collection.js'
import type { Files, Sha256 } from '../ports/outside.js'
import type { Store } from '../ports/store.js'
import { utf8 } from '../shared/canonical.js'

/** What a tenant's copy is made from, or brought into. */
export interface Keeper {
  readonly store: Store
  readonly files: Files
  readonly sha256: Sha256
  /** Every collection of core. */
  readonly collections: readonly Collection[]
}

/**
 * Why a tenant is not copied: `moved` = somebody wrote meanwhile; `not-empty` = the store holds something of the tenant; `broken` = the copy
 * was cut or changed, or is of another format.
 */
export type TenantCopyCode = 'moved' | 'not-empty' | 'broken'

/** A tenant that is not copied. */
export class TenantCopyProblem extends Error {
  override readonly name = 'TenantCopyProblem'
  constructor(
    readonly code: TenantCopyCode,
    message: string,
    /** The line of the copy that is wrong, from 1. */
    readonly line?: number,
  ) {
    super(message)
  }
}

/** The format of a copy: another one is not read. */
export const format = 1

/** The first line: whose copy it is. */
export const Head = z.strictObject({ foyer: z.literal(format), tenant: z.string() }).readonly()

/** What is copied: a document, or a file under its hash. */
export const Copied = z.union([
  z
    .strictObject({
      of: z.string(),
      doc: z.looseObject({ id: z.string() }),
      /** How many upgrades it has been through; left out = none. */
      shape: z.int().positive().optional(),
    })
    .readonly(),
  z.strictObject({ file: z.string(), bytes: z.base64() }).readonly(),
])
/** What is copied. */
export type Copied = z.output<typeof Copied>

/** The last line: how many came before it, and the sum of them. */
export const Tail = z.strictObject({ lines: z.int(), sum: z.string() }).readonly()
/** The last line. */
export type Tail = z.output<typeof Tail>

/** Sums lines: the hash of each stands for all before it. */
export const summing = (sha256: Sha256) => {
  let sum = ''
  let lines = 0
  return {
    /** Adds a line, and answers it. */
    async add(line: string): Promise<string> {
      sum = await sha256(utf8(`${sum}\n${line}`))
      lines += 1
      return line
    },
    tail: (): Tail => ({ lines, sum }),
  }
}

/** In which order a tenant is copied: what waits to be done comes last, so that whoever begins with it finds all the rest. */
export const inCopyOrder = (collections: readonly Collection[]): readonly Collection[] =>
  [false, true].flatMap((waits) => collections.filter(({ claimable }) => claimable === waits))
