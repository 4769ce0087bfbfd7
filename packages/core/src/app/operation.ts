import type { z } from 'zod'
import type { TenantId } from '../shared/branded.js'
import type { Refusal, Result } from '../shared/result.js'
import type { Work } from './work.js'

/** Who may ask; `docs/permissions.md` says what each may ask for. */
export const roles = [
  'owner',
  'manager',
  'agent',
  'worker',
  'accountant',
  'customer',
  'partner',
  'visitor',
  'system',
] as const

/** One of the roles. */
export type Role = (typeof roles)[number]

/**
 * Who asks, as the host authenticated it. For a customer, a worker or a partner, `id` is that noun's id:
 * it is what "own" is compared with.
 */
export interface Principal {
  readonly tenant: TenantId
  readonly id: string
  readonly role: Role
}

/** One thing wrong with an input: where, and zod's stable code for why. */
export interface InputIssue {
  readonly path: string
  readonly code: string
  readonly message: string
}

/** What every operation may answer besides its own refusals. */
export type CommonRefusal =
  | (Refusal<'not-allowed'> & { readonly operation: string; readonly role: Role })
  | (Refusal<'invalid-input'> & { readonly issues: readonly InputIssue[] })
  | (Refusal<'not-found'> & { readonly id?: string })
  | (Refusal<'feature-disabled'> & { readonly feature: string })
  | Refusal<'busy'>
  | Refusal<'key-reused'>

/** The codes of what every operation may answer besides its own refusals. */
export const commonCodes = [
  'invalid-input',
  'not-allowed',
  'feature-disabled',
  'not-found',
  'busy',
  'key-reused',
] as const satisfies readonly CommonRefusal['code'][]

/** The data each refusal carries, by code. `{}` = the code says it all. */
export type RefusalShapes = { readonly [code: string]: z.ZodRawShape }

/** The refusals that shapes describe. */
export type RefusalOf<S extends RefusalShapes> = {
  [C in keyof S & string]: { readonly code: C } & { readonly [K in keyof S[C]]: z.output<S[C][K]> }
}[keyof S & string]

/** The role alone, or the role for what is its own (`work.own`, once loaded). A role that is absent may not ask. */
export type Allow = { readonly [R in Role]?: 'all' | 'own' }

/** One thing a host may ask. Schemas are erased; the three types travel in a phantom member, so that 200 of them stay cheap. */
export interface Operation<Wire, Out, R extends Refusal> {
  readonly kind: 'command' | 'query'
  readonly input: z.ZodType
  readonly output: z.ZodType
  readonly allow: Allow
  readonly refusals: RefusalShapes
  readonly lane?: (input: never) => string
  /** True for an answer that is kept nowhere: a key is asked in vain. */
  readonly unkept?: true
  readonly run: (work: Work, input: never) => Promise<Result<unknown, Refusal>>
  readonly '~types'?: { readonly wire: Wire; readonly out: Out; readonly refusal: R }
}

interface Spec<I extends z.ZodType, O extends z.ZodType, S extends RefusalShapes> {
  readonly input: I
  readonly output: O
  readonly allow: Allow
  readonly refusals: S
  readonly run: (
    work: Work,
    input: z.output<I>,
  ) => Promise<Result<z.output<O>, RefusalOf<S> | CommonRefusal>>
}

interface CommandSpec<I extends z.ZodType, O extends z.ZodType, S extends RefusalShapes>
  extends Spec<I, O, S> {
  /** The document that every colleague's run changes (a number series): runs of one lane queue up in this process. */
  readonly lane?: (input: z.output<I>) => string
  /** For an answer that holds a secret: it is not remembered under a key, which would keep it in the store for two days. */
  readonly unkept?: true
}

/** Declares an operation that changes something; its export's name is its name. */
export const command = <I extends z.ZodType, O extends z.ZodType, const S extends RefusalShapes>(
  spec: CommandSpec<I, O, S>,
): Operation<z.input<I>, z.output<O>, RefusalOf<S>> => ({ ...spec, kind: 'command' })

/** Declares an operation that only reads. */
export const query = <I extends z.ZodType, O extends z.ZodType, const S extends RefusalShapes>(
  spec: Spec<I, O, S>,
): Operation<z.input<I>, z.output<O>, RefusalOf<S>> => ({ ...spec, kind: 'query' })

/** An operation of any types. */
export type AnyOperation = Operation<unknown, unknown, Refusal>

/** Every operation, by context and name. */
export type Registry = { readonly [context: string]: { readonly [name: string]: AnyOperation } }

/** Who asks, and under which key: a command asked again under it within two days does nothing and answers the same. */
export interface Ask {
  readonly as: Principal
  /** 8 to 200 letters, digits and `-_.:`. */
  readonly key?: string | undefined
}

/** How a host calls one operation. */
export type Call<X> =
  X extends Operation<infer W, infer O, infer R>
    ? (input: W, ask: Ask) => Promise<Result<O, R | CommonRefusal>>
    : never

/** The typed door: `foyer.invoicing.issueInvoice(input, { as })`. */
export type Facade<G extends Registry> = {
  readonly [C in keyof G]: { readonly [O in keyof G[C]]: Call<G[C][O]> }
}
