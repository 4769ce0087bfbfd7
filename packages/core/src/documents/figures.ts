import type { Language } from '../shared/language.js'
import type { Money } from '../shared/money.js'
import { formatMoney } from './format.js'
import { type Flow, frame } from './kit.js'

/** A figure that people look for, and what it is. */
export interface Figure {
  readonly label: string
  readonly amount: Money
}

const height = 48

/** Draws the figures people look for, side by side in the one tinted box of a document. */
export const drawFigures = (flow: Flow, figures: readonly Figure[], language: Language): void => {
  flow.ensure(height + 20)
  const canvas = flow.canvas()
  const share = frame.width / Math.max(figures.length, 2)
  canvas.box(frame.left, flow.y(), frame.width, height)
  for (const [i, { label, amount }] of figures.entries()) {
    const x = frame.left + 14 + i * share
    canvas.text(x, flow.y() + 17, label, { size: 8.5, ink: 'quiet' })
    const shown = formatMoney(amount, language)
    canvas.text(x, flow.y() + 37, shown, { size: 18, bold: true, ink: 'accent' })
  }
  flow.skip(height + 6)
}
