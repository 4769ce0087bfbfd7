import { useCallback, useEffect, useReducer, useRef, useState } from 'react'
import { refusalsOf, type Said, sentenceOf } from '../kit/answer.js'
import type { Problem } from '../kit/fields.js'
import type { WidgetLanguage } from '../kit/language.js'
import { once } from '../kit/once.js'
import { bytesOf } from '../kit/pdf.js'
import { type SavedFile, saveFile } from '../kit/save.js'
import {
  type Batch,
  type CreditorValues,
  companyOf,
  type DebitsEvent,
  type DebitsState,
  type Done,
  next,
  type Question,
  unread,
} from './model.js'
import { type Answer, type DebitsClient, gatherAll, prepareAll, readDebits } from './read-debits.js'
import { wrongFields } from './typed-creditor.js'

/** What the debits are told. */
export interface DebitsOptions {
  readonly client: DebitsClient
  readonly language: WidgetLanguage
  /** Id of the company chosen at first; the first of the house unless told. */
  readonly legalEntity?: string | undefined
  /** For the owner, who says by which identifier and into which account the company collects. */
  readonly settings?: boolean | undefined
  /** Another value than before = everything is read anew. */
  readonly refresh?: string | number | undefined
  /** Takes the file for the bank; the browser saves it unless told. */
  readonly onFile?: ((saved: SavedFile) => void) | undefined
  /** Told of everything that was done. */
  readonly onDone?: ((done: Done) => void) | undefined
}

/** What can be done with the debits. */
export interface DebitsInHand {
  readonly state: DebitsState
  /** Chooses a company. */
  readonly choose: (legalEntity: string) => void
  /** Reads everything anew. */
  readonly refresh: () => void
  /** Opens a tab. */
  readonly openTab: (tab: string) => void
  /** Asks before something is done; undefined = no longer. */
  readonly ask: (question: Question | undefined) => void
  /** Does what was asked about. */
  readonly confirm: () => Promise<void>
  /** Gathers the prepared debits of a day, `YYYY-MM-DD`. */
  readonly gather: (on: string) => Promise<void>
  /** Writes the file of a batch for good. */
  readonly write: (batch: Batch) => Promise<void>
  /** Saves the file of a batch. */
  readonly save: (batch: Batch) => Promise<void>
  /** Hands in a file of the bank. */
  readonly hear: (file: Blob & { readonly name: string }) => Promise<void>
  /** Types what the company collects by. */
  readonly type: (values: Partial<CreditorValues>) => void
  /** Keeps what was typed of it. */
  readonly settle: () => Promise<void>
}

type Tell = (event: DebitsEvent) => void

/** The debits in hand: read at once, read anew after what changed them, each thing done once. */
export const useDebits = (options: DebitsOptions): DebitsInHand => {
  const { client, language } = options
  const [state, tell] = useReducer(next, options, ({ legalEntity: entity }) => ({
    ...{ ...unread, entity },
  }))
  useHouse(options, tell)
  const company = companyOf(state)
  const refresh = useReading(options, company, state.tab === 'mandates', tell)
  const [keys] = useState(() => once())
  const isBusy = useRef(false)
  const { directDebit } = client

  const refuse = (wrong: readonly Problem[]) => tell({ type: 'refused', wrong })
  const during = async (
    ask: (key: (question: unknown) => { readonly key: string }) => Promise<Answer<Done>>,
  ): Promise<void> => {
    if (isBusy.current) return
    isBusy.current = true
    tell({ type: 'busy' })
    const answer = await ask((question) => ({ key: keys.keyFor(question) }))
    keys.heard(answer)
    await refresh()
    if (answer.ok) {
      tell({ type: 'done', done: answer.value })
      options.onDone?.(answer.value)
    } else refuse(refusalsOf(answer.refusal))
    isBusy.current = false
  }
  const confirm = async () => {
    const { question } = state
    if (!question || !company) return
    switch (question.of) {
      case 'prepare':
        return during(async () =>
          told(await prepareAll(client, company), (sum) => ({ what: 'prepared', ...sum })),
        )
      case 'send':
        return during(async (key) => {
          const batch = question.batch.id
          return told(await directDebit.sendBatch({ batch }, key(['send', batch])), () => ({
            what: 'sent',
          }))
        })
      case 'cancel':
        return during(async (key) => {
          const asked = { batch: question.batch.id, neverSent: true }
          return told(await directDebit.cancelBatch(asked, key(['cancel', asked])), () => ({
            what: 'cancelled',
          }))
        })
      case 'match':
        return during(async (key) => {
          const asked = { item: question.parked.item.id, debit: question.debit }
          return told(await directDebit.resolveBankItem(asked, key(['match', asked])), () => ({
            what: 'matched',
          }))
        })
      case 'dismiss':
        return during(async (key) => {
          const asked = { item: question.parked.item.id, because: question.because }
          return told(await directDebit.dismissBankItem(asked, key(['dismiss', asked])), () => ({
            what: 'dismissed',
          }))
        })
    }
  }
  const gather = (on: string) =>
    during(async () => {
      if (!company) return nothing
      return told(await gatherAll(client, company, on), (sum) => ({ what: 'gathered', ...sum }))
    })
  const write = ({ id: batch }: Batch) =>
    during(async (key) =>
      told(await directDebit.writeBatch({ batch }, key(['write', batch])), ({ left }) => ({
        ...{ what: 'written', left: left.map(({ because }) => because) },
      })),
    )
  const save = ({ id: batch }: Batch) =>
    during(async () =>
      told(await directDebit.downloadBatch({ batch }), ({ name, base64 }) => {
        const file = new Blob([bytesOf(base64)], { type: 'application/xml' })
        ;(options.onFile ?? saveFile)({ name, file })
        return { what: 'saved', name }
      }),
    )
  const hear = (file: Blob & { readonly name: string }) =>
    during(async () => {
      const base64 = await base64Of(file)
      return told(await directDebit.takeBankFile({ base64 }), (heard) => ({
        ...{ what: 'heard', name: file.name, heard },
      }))
    })
  const settle = async () => {
    if (!company) return
    const { values } = state
    const wrong = wrongFields(values, language)
    if (wrong.length) return refuse(wrong)
    await during(async () => settled(client, company, values, state))
  }
  return {
    ...{ state, confirm, gather, write, save, hear, settle },
    refresh: () => void refresh(),
    choose: (entity) => tell({ type: 'chosen', entity }),
    openTab: (tab) => tell({ type: 'tab', tab }),
    ask: (question) => tell({ type: 'asking', question }),
    type: (values) => tell({ type: 'typed', values }),
  }
}

const nothing: Answer<Done> = { ok: false, refusal: { code: 'not-found' } }

const told = <V>(answer: Answer<V>, tell: (value: V) => Done): Answer<Done> =>
  answer.ok ? { ok: true, value: tell(answer.value) } : answer

/** Keeps the identifier, the account, or both: what was left empty stays as it is. */
const settled = async (
  { organisation, directDebit }: DebitsClient,
  legalEntity: string,
  { identifier, iban, bic }: CreditorValues,
  { read }: DebitsState,
): Promise<Answer<Done>> => {
  if (identifier.trim()) {
    const asked = { legalEntity, creditorIdentifier: identifier }
    const answer = await organisation.setCreditorIdentifier(asked)
    if (!answer.ok) return answer
  }
  if (iban.trim()) {
    const typed = bic.trim().toUpperCase()
    const { name, settings } = read?.creditor ?? {}
    const answer = await directDebit.setCreditor({
      ...{ legalEntity, iban },
      ...(typed ? { bic: typed } : {}),
      ...(name ? { name } : {}),
      ...(settings ? { settings } : {}),
    })
    if (!answer.ok) return answer
  }
  return { ok: true, value: { what: 'settled' } }
}

/** The bytes of a file in base 64, as they are handed in. */
const base64Of = async (file: Blob): Promise<string> => {
  const bytes = new Uint8Array(await file.arrayBuffer())
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
}

const lost = (refusal: Said): DebitsEvent => ({ type: 'lost', says: sentenceOf(refusal) })

/** Who collects. */
const useHouse = ({ client }: DebitsOptions, tell: Tell): void => {
  useEffect(() => {
    let isWanted = true
    void client.organisation.listLegalEntities({}).then((answer) => {
      if (!isWanted) return
      tell(answer.ok ? { type: 'entities', entities: answer.value.items } : lost(answer.refusal))
    })
    return () => {
      isWanted = false
    }
  }, [client, tell])
}

const useReading = (
  { client, refresh: stamp }: DebitsOptions,
  company: string | undefined,
  withMandates: boolean,
  tell: Tell,
): (() => Promise<void>) => {
  const asked = useRef(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new stamp asks anew
  const refresh = useCallback(async () => {
    if (company === undefined) return
    const mine = ++asked.current
    const read = await readDebits(client, company, withMandates)
    if (mine !== asked.current) return
    tell(read.ok ? { type: 'read', of: company, read: read.value } : lost(read.refusal))
  }, [client, company, withMandates, stamp, tell])
  useEffect(() => {
    void refresh()
    return () => void asked.current++
  }, [refresh])
  return refresh
}
