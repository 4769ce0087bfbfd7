import { useEffect, useState } from 'react'
import type { Calls } from '../kit/client.js'
import type { WidgetLanguage } from '../kit/language.js'
import { todayHere } from '../kit/today.js'
import { asked, type Chosen, type Offer, type SimulatedPrice } from './model.js'

/** What the simulator asks the house for. */
export type SimulatorClient = Calls<'taxCredit', 'simulate'>

/** What a simulator is told. */
export interface SimulatorOptions {
  readonly client: SimulatorClient
  readonly language: WidgetLanguage
  /** Id of the legal entity that sells. */
  readonly legalEntity: string
  readonly offers: readonly Offer[]
  /** The day that counts as today, `YYYY-MM-DD`; the browser's unless told. */
  readonly today?: string | undefined
}

/** What is shown: the last answer stays while the next is on its way. */
export interface SimulatorState {
  readonly chosen: Chosen
  readonly answer: SimulatedPrice | undefined
  readonly isWaiting: boolean
  /** A refusal's sentence. */
  readonly refused: string | undefined
}

/** A simulator's state, and how something else is chosen. It asks when typing rests for a moment; the last question wins. */
export const useSimulator = (
  options: SimulatorOptions,
): SimulatorState & {
  /** Chooses another offer or amount. */
  readonly choose: (chosen: Partial<Chosen>) => void
} => {
  const { client, legalEntity, offers, today = todayHere() } = options
  const [chosen, setChosen] = useState<Chosen>({ offer: 0, amount: '1' })
  const [shown, setShown] = useState<Omit<SimulatorState, 'chosen'>>(nothing)
  const input = asked(chosen, offers, { legalEntity, today })
  const question = JSON.stringify(input)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the question's text stands for its input
  useEffect(() => {
    if (!input) return setShown(nothing)
    const dropped = new AbortController()
    setShown((before) => ({ ...before, isWaiting: true }))
    const timer = setTimeout(() => {
      client.taxCredit.simulate(input, { signal: dropped.signal }).then(
        (answer) =>
          setShown(answer.ok ? { ...nothing, answer: answer.value } : refusal(answer.refusal)),
        () => undefined,
      )
    }, 150)
    return () => {
      clearTimeout(timer)
      dropped.abort()
    }
  }, [question, client])
  return { chosen, ...shown, choose: (more) => setChosen({ ...chosen, ...more }) }
}

const nothing = { answer: undefined, isWaiting: false, refused: undefined } as const

const refusal = (refused: { readonly code: string }): Omit<SimulatorState, 'chosen'> => ({
  ...nothing,
  refused: 'title' in refused && typeof refused.title === 'string' ? refused.title : refused.code,
})
