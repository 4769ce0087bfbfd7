import type { KeyboardEvent } from 'react'
import { listMove } from './list-keys.js'

/** What the keys of a list do, besides moving between its lines and to its search. */
export interface ListActions {
  /** Of the buttons that are its lines. */
  readonly lines: string
  readonly toggleKeys: () => void
  readonly back: () => void
}

const isField = (target: EventTarget): boolean =>
  target instanceof HTMLInputElement ||
  target instanceof HTMLTextAreaElement ||
  target instanceof HTMLSelectElement

/** Acts on a key in a widget with a list: only while the focus is within it, and never together with Control, Alt or Command. */
export const actOnList = (
  event: KeyboardEvent,
  place: HTMLElement | null,
  { lines: selector, toggleKeys, back }: ListActions,
): void => {
  if (!place || event.ctrlKey || event.metaKey || event.altKey) return
  const lines = [...place.querySelectorAll<HTMLButtonElement>(selector)]
  const at = event.target instanceof HTMLButtonElement ? lines.indexOf(event.target) : -1
  const isTyping = isField(event.target)
  const move = listMove(event.key, { at, count: lines.length, isTyping })
  if (!move) return
  switch (move.to) {
    case 'line':
      lines[move.at]?.focus()
      break
    case 'search': {
      const search = place.querySelector<HTMLInputElement>('input[type=search]')
      if (!search) return
      search.focus()
      break
    }
    case 'keys':
      toggleKeys()
      break
    case 'back':
      back()
      break
  }
  event.preventDefault()
}
