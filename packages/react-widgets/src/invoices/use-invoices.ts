import { useCallback, useEffect, useReducer, useRef, useState } from 'react'
import { refusalsOf, type Said, sentenceOf } from '../kit/answer.js'
import type { Problem } from '../kit/fields.js'
import type { WidgetLanguage } from '../kit/language.js'
import { once } from '../kit/once.js'
import { bytesOf, type WaitingTab, waitingTab } from '../kit/pdf.js'
import { todayHere } from '../kit/today.js'
import { amendmentOf, type Invoice, type LineValues, lineValues, wrongLines } from './lines.js'
import {
  type Done,
  type InvoicesEvent,
  type InvoicesState,
  next,
  type Opened,
  type PaymentLink,
  type Row,
  type Step,
  unread,
} from './model.js'
import {
  findIssued,
  type InvoicesClient,
  type Read,
  readInvoice,
  readRows,
} from './read-invoices.js'
import { type PaymentValues, paymentValues, recordedOf, wrongPayment } from './typed-payment.js'

/** Sends an issued invoice to its customer by e-mail; under one key it is sent once. */
export type SendInvoice = (
  input: { readonly invoice: string },
  options: { readonly key: string },
) => Promise<Read<unknown>>

/** What the list of invoices is told. */
export interface InvoicesOptions {
  readonly client: InvoicesClient
  readonly language: WidgetLanguage
  /** Id of the customer whose invoices are shown, issued ones too; without it those that wait to be checked and issued. */
  readonly customer?: string | undefined
  /** Another value than before = the list is read anew. */
  readonly refresh?: string | number | undefined
  /** How an invoice is sent, when not by the house: as an e-mail with its archived PDF. */
  readonly onSend?: SendInvoice | undefined
  /** Shows the PDF of an invoice; a new tab does unless told. */
  readonly onPdf?: ((file: Blob, invoice: Invoice) => void) | undefined
  /**
   * The page that whoever pays by a link comes back to: their space, or another page for customers, on a site of the host's. A path counts
   * from the page that the widget stands on. Without it no payment link is offered.
   */
  readonly payerPage?: string | undefined
  /** Puts a payment link in the clipboard; the browser does unless told. A rejection = the link is shown. */
  readonly onCopy?: ((url: string) => Promise<void>) | undefined
  /** Told of every step that was done. */
  readonly onDone?:
    | ((done: { readonly what: Step | 'pay'; readonly invoice: string }) => void)
    | undefined
}

/** What can be done with the invoices. */
export interface InvoicesInHand {
  readonly state: InvoicesState
  /** Whether a search is still to be answered. */
  readonly isFinding: boolean
  /** Reads the invoices anew. */
  readonly refresh: () => void
  /** Shows those that have the text in their number or customer, and the issued invoices of the customers that it finds. */
  readonly search: (text: string) => void
  /** Shows the keys, or hides them. */
  readonly toggleKeys: () => void
  /** Opens one of the list. */
  readonly open: (row: Row) => Promise<void>
  /** Goes back to the list. */
  readonly close: () => void
  /** Begins to correct its lines, or stops. */
  readonly correct: (is: boolean) => void
  /** The lines as they stand in the fields now, and the field that was typed in: `lines.0.label`. */
  readonly type: (lines: readonly LineValues[], field: string) => void
  /** Saves the corrections. */
  readonly save: () => Promise<void>
  /** Checks, issues or sends the invoice that is opened. */
  readonly goOn: (step: Step) => Promise<void>
  /** Begins to note a payment, or stops. */
  readonly pay: (is: boolean) => void
  /** The payment as it stands in the fields now, and the field that was typed in. */
  readonly typePayment: (values: PaymentValues, field: string) => void
  /** Notes the payment. */
  readonly savePayment: () => Promise<void>
  /** Copies a link on which the customer pays what they owe of the invoice that is opened. */
  readonly copyLink: () => Promise<void>
  /** Opens the archived document in a tab of its own. */
  readonly openPdf: () => Promise<void>
}

/** The invoices in hand: read at once, read anew when asked, each step done once. */
export const useInvoices = (options: InvoicesOptions): InvoicesInHand => {
  const { client, language } = options
  const [state, tell] = useReducer(next, unread)
  const read = useReading(options, tell)
  const finding = useFinding(options, state, tell)
  const openings = useRef(0)
  const during = useSending(tell)
  const { opened } = state

  const open = async ({ invoice, standing }: Row) => {
    const mine = ++openings.current
    const read = await readInvoice(client, invoice, {
      isSent: standing === 'sent',
      today: todayHere(),
    })
    if (mine !== openings.current) return
    tell(read.ok ? { type: 'opened', opened: read.value } : lost(read.refusal))
  }
  const save = async () => {
    if (!opened) return
    const { invoice } = opened
    const values = correctedLines(state, opened, language)
    const wrong = wrongLines(invoice, values, language)
    if (wrong.length) return tell({ type: 'refused', wrong })
    const input = amendmentOf(invoice, values)
    await during(['correct', input], async (key) => {
      const amended = await client.invoicing.amendDraft(input, { key })
      return doneWith('correct', opened, amended)
    })
  }
  const goOn = async (step: Step) => {
    if (!opened) return
    const { id } = opened.invoice
    const isDone = await during([step, id], (key) => stepTaken(options, step, opened, key))
    if (isDone) options.onDone?.({ what: step, invoice: id })
  }
  const savePayment = async () => {
    if (!opened || !state.paying) return
    const wrong = wrongPayment(state.paying, todayHere(), language)
    if (wrong.length) return tell({ type: 'refused', wrong })
    const { id: invoice } = opened.invoice
    const input = recordedOf(invoice, state.paying)
    const isDone = await during(['pay', input], (key) => paid(client, opened, input, key))
    if (isDone) options.onDone?.({ what: 'pay', invoice })
  }
  const copyLink = async () => {
    const { payerPage } = options
    if (!opened || payerPage === undefined) return
    const returnTo = new URL(payerPage, location.href).href
    await during(['link', opened.invoice.id], (key) => linked(options, { opened, returnTo, key }))
  }
  const openPdf = async () => {
    if (!opened) return
    const { invoice } = opened
    const tab = options.onPdf ? undefined : waitingTab()
    const answer = await client.documents.downloadDocument({ of: invoice.id })
    if (answer.ok) return shownAs(options, tab, invoice, answer.value.base64)
    tab?.close()
    tell({ type: 'refused', wrong: refusalsOf(answer.refusal) })
  }
  return {
    ...{ state, isFinding: finding.isOpen, open, save, goOn, savePayment, copyLink, openPdf },
    refresh: () => {
      read()
      finding.again()
    },
    search: (text) => tell({ type: 'searched', search: text }),
    toggleKeys: () => tell({ type: 'keys' }),
    close: () => {
      openings.current++
      tell({ type: 'closed' })
    },
    correct: (is) => tell({ type: 'correcting', is }),
    type: (lines, field) => tell({ type: 'typed', lines, field }),
    pay: (is) =>
      tell({ type: 'paying', values: is && opened ? begun(state, opened, language) : undefined }),
    typePayment: (values, field) => tell({ type: 'typed-payment', values, field }),
  }
}

/** The payment of an invoice when its fields open: as it was typed before, or what is due, today. */
const begun = (
  { typedPayments }: Pick<InvoicesState, 'typedPayments'>,
  { invoice, due }: Opened,
  language: WidgetLanguage,
): PaymentValues => typedPayments[invoice.id] ?? paymentValues(due, todayHere(), language)

/** The lines in the fields: what was typed, or what the invoice says. */
export const correctedLines = (
  { typed }: Pick<InvoicesState, 'typed'>,
  { invoice }: Opened,
  language: WidgetLanguage,
): readonly LineValues[] => typed[invoice.id] ?? lineValues(invoice, language)

const lost = (refusal: Said): InvoicesEvent => ({ type: 'lost', says: sentenceOf(refusal) })

const useReading = (
  { client, customer, refresh: stamp }: InvoicesOptions,
  tell: (event: InvoicesEvent) => void,
): (() => void) => {
  const asked = useRef(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new stamp asks anew
  const refresh = useCallback(() => {
    const mine = ++asked.current
    void readRows(client, customer, todayHere()).then((read) => {
      if (mine !== asked.current) return
      tell(read.ok ? { type: 'read', rows: read.value } : lost(read.refusal))
    })
  }, [client, customer, stamp, tell])
  useEffect(() => {
    refresh()
    return () => void asked.current++
  }, [refresh])
  return refresh
}

/** How long typing rests before customers are searched, in milliseconds, and how much is typed by then. */
const restMs = 200
const leastTyped = 2

/** Asks for issued invoices when typing rests for a moment; the last question wins. */
const useFinding = (
  { client, customer }: InvoicesOptions,
  { search, elsewhere, trouble }: InvoicesState,
  tell: (event: InvoicesEvent) => void,
): { readonly isOpen: boolean; readonly again: () => void } => {
  const [asked, again] = useReducer((times: number) => times + 1, 0)
  const text = search.trim()
  const isAsked = customer === undefined && text.length >= leastTyped
  // biome-ignore lint/correctness/useExhaustiveDependencies: asking again asks anew
  useEffect(() => {
    if (!isAsked) return
    const dropped = new AbortController()
    const { signal } = dropped
    const timer = setTimeout(() => {
      findIssued(client, text, todayHere(), signal).then(
        (read) => {
          if (!signal.aborted)
            tell(
              read.ok
                ? { type: 'found', elsewhere: { search, rows: read.value } }
                : lost(read.refusal),
            )
        },
        () => undefined,
      )
    }, restMs)
    return () => {
      clearTimeout(timer)
      dropped.abort()
    }
  }, [client, isAsked, search, text, tell, asked])
  return { isOpen: isAsked && !trouble && elsewhere?.search !== search, again }
}

type DoneEvent = Extract<InvoicesEvent, { readonly type: 'done' }>
type Try = (key: string) => Promise<Read<DoneEvent>>

/** Sends one thing at a time, and what nobody answered again under its key; true when it was done. */
const useSending = (
  tell: (event: InvoicesEvent) => void,
): ((question: unknown, attempt: Try) => Promise<boolean>) => {
  const [keys] = useState(() => once())
  const busy = useRef(false)
  return async (question, attempt) => {
    if (busy.current) return false
    busy.current = true
    tell({ type: 'sending' })
    const answer = await attempt(keys.keyFor(question))
    busy.current = false
    keys.heard(answer)
    const wrong = answer.ok ? [] : problemsOf(answer.refusal)
    tell(answer.ok ? answer.value : { type: 'refused', wrong })
    return answer.ok
  }
}

const doneWith = (what: Done, opened: Opened, answer: Read<Invoice>): Read<DoneEvent> =>
  answer.ok
    ? { ok: true, value: { type: 'done', what, opened: { ...opened, invoice: answer.value } } }
    : answer

const stepTaken = async (
  { client: { invoicing, documents }, onSend = documents.sendInvoice }: InvoicesOptions,
  step: Step,
  opened: Opened,
  key: string,
): Promise<Read<DoneEvent>> => {
  const { id: invoice, legalEntity } = opened.invoice
  switch (step) {
    case 'check':
      return doneWith(step, opened, await invoicing.checkInvoice({ invoice }, { key }))
    case 'issue':
      return doneWith(step, opened, await invoicing.issueInvoice({ legalEntity, invoice }, { key }))
    case 'send': {
      const sent = await onSend({ invoice }, { key })
      const opener = { ...opened, isSent: true }
      return sent.ok ? { ok: true, value: { type: 'done', what: step, opened: opener } } : sent
    }
  }
}

/** Records a payment, and reads what is still due: another session may have noted one meanwhile. */
const paid = async (
  client: InvoicesClient,
  opened: Opened,
  input: ReturnType<typeof recordedOf>,
  key: string,
): Promise<Read<DoneEvent>> => {
  const recorded = await client.payments.recordPayment(input, { key })
  if (!recorded.ok) return recorded
  const what = recorded.value.known ? 'known' : 'pay'
  const read = await readInvoice(client, opened.invoice.id, {
    isSent: opened.isSent,
    today: todayHere(),
  })
  const anew = read.ok
    ? read.value
    : { ...opened, due: undefined, own: undefined, credit: undefined }
  return { ok: true, value: { type: 'done', what, opened: anew } }
}

/** What a payment link is asked for with. */
interface LinkAsked {
  readonly opened: Opened
  readonly returnTo: string
  readonly key: string
}

/** Asks for a payment page in the customer's own language, and puts its address in the clipboard, where the browser lets it. */
export const linked = async (
  { client, onCopy = copied }: Pick<InvoicesOptions, 'client' | 'onCopy'>,
  { opened, returnTo, key }: LinkAsked,
): Promise<Read<DoneEvent>> => {
  const asked = { invoice: opened.invoice.id, returnTo }
  const answer = await client.payments.payOnline(asked, { key })
  if (!answer.ok) return answer
  const { url, expiresAt: until } = answer.value
  const isCopied = await onCopy(url).then(
    () => true,
    () => false,
  )
  const link: PaymentLink = { url, isCopied, until }
  return { ok: true, value: { type: 'done', what: 'link', opened, link } }
}

/** A browser has no clipboard for a page that came without encryption. */
const copied = async (url: string): Promise<void> => navigator.clipboard.writeText(url)

const shownAs = (
  { onPdf }: InvoicesOptions,
  tab: WaitingTab | undefined,
  invoice: Invoice,
  base64: string,
): void => {
  const file = new Blob([bytesOf(base64)], { type: 'application/pdf' })
  onPdf?.(file, invoice)
  tab?.show(file)
}

/** The fields of a line as we name them: the house says `gross`, `unitGross` and `vatRate`. */
const shownProblems = (wrong: readonly Problem[]): readonly Problem[] =>
  wrong.map(({ field, says }) => ({
    field: field
      .replace(/\.gross$/, '.amount')
      .replace(/\.unitGross$/, '.unit')
      .replace(/\.vatRate$/, '.vat'),
    says,
  }))

/** A refusal beside the field that it is about: a reference that other money bears is no fault of the button. */
export const problemsOf = (refusal: Said): readonly Problem[] =>
  refusal.code === 'payment-reference-taken'
    ? [{ field: 'reference', says: sentenceOf(refusal) }]
    : shownProblems(refusalsOf(refusal))
