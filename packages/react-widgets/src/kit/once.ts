import type { Said } from './answer.js'

/** Keys under which commands are asked: the same question keeps its key until somebody answers it. */
export interface Once {
  readonly keyFor: (question: unknown) => string
  /** What was answered: only where nobody answered may the question come again under its key. */
  readonly heard: (answer: { readonly ok: boolean; readonly refusal?: Said }) => void
}

/** A command that got no answer in a lift, pressed again, is done once: its key outlives the first try. */
export const once = (fresh: () => string = freshKey): Once => {
  let asked: { readonly text: string; readonly key: string } | undefined
  return {
    keyFor: (question) => {
      const text = JSON.stringify(question)
      if (asked?.text !== text) asked = { text, key: fresh() }
      return asked.key
    },
    heard: ({ refusal }) => {
      if (refusal?.code !== 'unreachable') asked = undefined
    },
  }
}

const freshKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('')
