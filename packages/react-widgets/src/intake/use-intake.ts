import { useCallback, useEffect, useReducer, useRef, useState } from 'react'
import { refusalsOf, type Said, sentenceOf } from '../kit/answer.js'
import type { Calls } from '../kit/client.js'
import type { Problem } from '../kit/fields.js'
import type { WidgetLanguage } from '../kit/language.js'
import { once } from '../kit/once.js'
import {
  type IntakeEvent,
  type IntakeState,
  next,
  orderOf,
  questionOf,
  stepOf,
  waiting,
} from './model.js'
import {
  askedOf,
  type IntakeOffer,
  type OrderValues,
  type Taken,
  wrongOrder,
} from './typed-order.js'
import { type PersonValues, registrationOf, wrongPerson } from './typed-person.js'
import { words } from './words.js'

/** What the intake asks the house for. */
export type IntakeClient = Calls<
  'customers',
  'searchCustomers' | 'registerCustomer' | 'showCustomer' | 'showTimeline'
> &
  Calls<'dispatch', 'takeOrder'>

/** What an intake is told. */
export interface IntakeOptions {
  readonly client: IntakeClient
  readonly language: WidgetLanguage
  /** Id of the legal entity that sells. */
  readonly legalEntity: string
  /** What may be ordered, one at least; the first is chosen until another is. */
  readonly offers: readonly IntakeOffer[]
  /** Id of a customer whose file opens at once, and again whenever it changes: whoever calls. */
  readonly customer?: string | undefined
  /** What is searched at once, and again whenever it changes: the number that calls. */
  readonly search?: string | undefined
  /** Told of each order that is taken. */
  readonly onTaken?: ((taken: Taken) => void) | undefined
}

/** What can be done with an intake. */
export interface IntakeInHand {
  readonly state: IntakeState
  /** Searches once typing rests for a moment. */
  readonly search: (text: string) => void
  /** Points at one of those found, by its place. */
  readonly pointAt: (at: number) => void
  /** Opens a customer's file. */
  readonly choose: (customer: string) => Promise<void>
  /** Opens the new file, or goes back to the search. */
  readonly create: (is: boolean) => void
  /** What was typed of a new customer. */
  readonly typePerson: (values: Partial<PersonValues>) => void
  /** Registers the new customer, whose file opens. */
  readonly save: () => Promise<void>
  /** What was typed of the order. */
  readonly typeOrder: (values: Partial<Omit<OrderValues, 'offer'>>) => void
  /** Chooses an offer by its place. */
  readonly pickOffer: (offer: number) => void
  /** Takes the order: it is assigned in the same press. */
  readonly take: () => Promise<void>
  /** Begins another order for the same customer. */
  readonly again: () => void
  /** Goes back to the search; what was typed for this customer stays. */
  readonly close: () => void
}

type Tell = (event: IntakeEvent) => void

/** How many of a customer's moments are read: the last visits and exchanges are among them. */
const momentsRead = 30

/** An intake in hand: it searches as one types, and sends each thing once. */
export const useIntake = (options: IntakeOptions): IntakeInHand => {
  const { client, language, legalEntity, offers, customer, search } = options
  const [state, tell] = useReducer(next, search, waiting)
  const said = words[language]
  useSearch(client, stepOf(state), questionOf(state), tell)
  const choose = useOpening(client, tell)
  const during = useSending(tell)
  useEffect(() => {
    if (customer) void choose(customer)
  }, [customer, choose])
  useEffect(() => {
    if (search !== undefined) tell({ type: 'searched', text: search })
  }, [search])

  const save = async () => {
    const wrong = wrongPerson(state.person, said)
    if (wrong.length) return tell({ type: 'refused', wrong })
    const input = registrationOf(state.person)
    await during(input, personFields, async (key) => {
      const answer = await client.customers.registerCustomer(input, { key })
      if (answer.ok) tell({ type: 'opened', file: answer.value })
      return answer
    })
  }
  const take = async () => {
    const order = orderOf(state)
    const wrong = wrongOrder(order, offers, said)
    if (wrong.length) return tell({ type: 'refused', wrong })
    const of = state.file?.customer.id
    const input = of && askedOf(order, offers, { customer: of, legalEntity })
    if (!input || stepOf(state) !== 'order') return
    await during(input, orderFields, async (key) => {
      const answer = await client.dispatch.takeOrder(input, { key })
      if (!answer.ok) return answer
      tell({ type: 'taken', taken: answer.value })
      options.onTaken?.(answer.value)
      return answer
    })
  }
  return {
    ...{ state, choose, save, take },
    search: (text) => tell({ type: 'searched', text }),
    pointAt: (at) => tell({ type: 'moved', at }),
    create: (is) => tell({ type: 'creating', is }),
    typePerson: (values) => tell({ type: 'typed-person', values }),
    typeOrder: (values) => tell({ type: 'typed-order', values }),
    pickOffer: (offer) => tell({ type: 'offered', offer }),
    again: () => tell({ type: 'again' }),
    close: () => tell({ type: 'closed' }),
  }
}

/** Asks when typing rests for a moment; the last question wins. */
const useSearch = (
  client: IntakeClient,
  step: string,
  question: string | undefined,
  tell: Tell,
): void => {
  // biome-ignore lint/correctness/useExhaustiveDependencies: another step asks the same question anew
  useEffect(() => {
    if (!question) return
    const dropped = new AbortController()
    const { signal } = dropped
    const timer = setTimeout(() => {
      client.customers.searchCustomers({ text: question, limit: 8 }, { signal }).then(
        (answer) => {
          if (signal.aborted) return
          tell(answer.ok ? { type: 'found', people: answer.value.items } : lost(answer.refusal))
        },
        () => undefined,
      )
    }, 150)
    return () => {
      clearTimeout(timer)
      dropped.abort()
    }
  }, [client, step, question, tell])
}

const lost = (refusal: Said): IntakeEvent => ({ type: 'lost', says: sentenceOf(refusal) })

/** Opens a customer's file, then what happened to them last; the last file asked for wins. Another client opens nothing anew. */
const useOpening = (client: IntakeClient, tell: Tell): IntakeInHand['choose'] => {
  const asked = useRef(0)
  const house = useRef(client)
  house.current = client
  return useCallback(
    async (customer: string) => {
      const mine = ++asked.current
      const { customers } = house.current
      tell({ type: 'opening' })
      const about = customers.showTimeline({ customer, limit: momentsRead })
      const shown = await customers.showCustomer({ customer })
      if (mine !== asked.current) return
      if (!shown.ok) return tell(lost(shown.refusal))
      tell({ type: 'opened', file: shown.value })
      const told = await about
      if (told.ok) tell({ type: 'recalled', customer, moments: told.value.items })
    },
    [tell],
  )
}

interface Answer {
  readonly ok: boolean
  readonly refusal?: Said
}

/** Sends one thing at a time, and what nobody answered again under its key. */
const useSending = (tell: Tell) => {
  const [keys] = useState(() => once())
  const busy = useRef(false)
  return async (
    question: unknown,
    fields: readonly string[],
    attempt: (key: string) => Promise<Answer>,
  ): Promise<void> => {
    if (busy.current) return
    busy.current = true
    tell({ type: 'sending' })
    const answer = await attempt(keys.keyFor(question))
    busy.current = false
    keys.heard(answer)
    if (answer.refusal)
      tell({ type: 'refused', wrong: besideFields(refusalsOf(answer.refusal), fields) })
  }
}

const personFields = ['lastName', 'firstName', 'phone', 'postcode', 'city'] as const
const orderFields = ['wants', 'minutes', 'offer'] as const

/** What the house calls a description is what is wanted here, an activity is an offer; what has no field stands at the button. */
export const besideFields = (
  wrong: readonly Problem[],
  fields: readonly string[],
): readonly Problem[] =>
  wrong.map(({ field, says }) => {
    const last = field.split('.').at(-1) ?? field
    const ours = { description: 'wants', activity: 'offer' }[last] ?? last
    return { field: fields.includes(ours) ? ours : 'send', says }
  })
