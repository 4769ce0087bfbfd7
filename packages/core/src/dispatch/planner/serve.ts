import { type Result, refuse } from '../../shared/result.js'
import type { Plan } from './answer.js'
import { type Progress, plan } from './plan.js'
import { Asked, AskedBudget, open, type PlanPort, said, type Told, type Word } from './port.js'
import type { Problem } from './problem.js'
import type { ProblemRefusal } from './wrong.js'

/** What a worker is lent by its host. */
export interface Lent {
  /** A clock in milliseconds: `() => performance.now()`. */
  readonly now: () => number
  /** Lets messages in: `() => new Promise((resolve) => setTimeout(resolve))`. Asked every twenty milliseconds or so. */
  readonly pause: () => Promise<void>
}

/** Milliseconds between two looks at what has come in. */
const breath = 20

/**
 * Plans for whoever asks over a port, several at a time where they do: what a worker thread, or a browser’s worker, has as its whole
 * program. Answers what ends it.
 */
export const serve = (port: PlanPort, lent: Lent): (() => void) => {
  const running = new Map<number, { aborted: boolean }>()
  const listen = (event: object): void => {
    const { data: asked } = Asked.safeParse(said(event))
    if (asked?.type === 'stop') {
      const signal = running.get(asked.turn)
      if (signal) signal.aborted = true
    }
    if (asked?.type === 'plan' && !running.has(asked.turn)) {
      const signal = { aborted: false }
      running.set(asked.turn, signal)
      void answer(port, lent, asked, signal).finally(() => running.delete(asked.turn))
    }
  }
  port.addEventListener('message', listen)
  open(port)
  return () => {
    port.removeEventListener('message', listen)
    for (const signal of running.values()) signal.aborted = true
  }
}

const answer = async (
  port: PlanPort,
  lent: Lent,
  asked: Extract<Asked, { type: 'plan' }>,
  signal: { readonly aborted: boolean },
): Promise<void> => {
  const { mark, turn } = asked
  const tell = (word: Word): void => {
    port.postMessage({ mark, turn, ...word } satisfies Told)
  }
  try {
    tell({ type: 'done', result: await planned(asked, lent, signal, tell) })
  } catch (problem) {
    tell({ type: 'failed', message: problem instanceof Error ? problem.message : String(problem) })
  }
}

const planned = async (
  { problem, budget }: Extract<Asked, { type: 'plan' }>,
  { now, pause }: Lent,
  signal: { readonly aborted: boolean },
  tell: (word: Word) => void,
): Promise<Result<Plan, ProblemRefusal>> => {
  const read = AskedBudget.safeParse(budget)
  if (!read.success) {
    const field = ['budget', ...(read.error.issues[0]?.path ?? [])].map(String).join('.')
    return refuse({ code: 'wrong-problem', field, reason: 'unreadable' })
  }
  const { every, best: wantsBest, ...asked } = read.data
  let [told, rested] = [now(), now()]
  // What came in before the first step, a word to stop too, is heard first.
  await pause()
  return plan(problem as Problem, {
    ...asked,
    now,
    signal,
    pause: async () => {
      if (now() - rested < breath) return
      await pause()
      rested = now()
    },
    onProgress: ({ iterations, cost, best }: Progress) => {
      if (now() - told < every) return
      told = now()
      tell({ type: 'progress', progress: { iterations, cost }, ...(wantsBest && { best: best() }) })
    },
  })
}
