import { type KeyboardEvent, type ReactNode, useContext, useRef } from 'react'
import { Scope } from './fields.js'

/** A tab: what it is called, and what it shows while it is the one that is open. */
export interface Tab {
  /** Unique among the tabs; letters, digits, `-`. */
  readonly id: string
  readonly label: string
  /** What stands in its panel. */
  readonly draw: () => ReactNode
}

/** The tab that a key leads to: arrows go round, Home and End to the ends; undefined = the key is not ours. */
export const tabMove = (key: string, at: number, count: number): number | undefined => {
  switch (key) {
    case 'ArrowRight':
      return (at + 1) % count
    case 'ArrowLeft':
      return (at + count - 1) % count
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return undefined
  }
}

/** Tabs by the book: one stop for Tab, arrows between them, the panel is the next stop. */
export const Tabs = ({
  label,
  tabs,
  open,
  onOpen,
}: {
  readonly label: string
  readonly tabs: readonly Tab[]
  /** Id of the tab that is open; the first one when there is none of that id. */
  readonly open: string
  readonly onOpen: (id: string) => void
}) => {
  const scope = useContext(Scope)
  const list = useRef<HTMLDivElement>(null)
  const at = Math.max(
    0,
    tabs.findIndex(({ id }) => id === open),
  )
  const shown = tabs[at]
  const act = (event: KeyboardEvent) => {
    const to = tabMove(event.key, at, tabs.length)
    const tab = to === undefined ? undefined : tabs[to]
    if (to === undefined || !tab) return
    event.preventDefault()
    onOpen(tab.id)
    list.current?.querySelectorAll<HTMLButtonElement>('[role=tab]')[to]?.focus()
  }
  return (
    <>
      <div className="tabs" role="tablist" aria-label={label} ref={list} onKeyDown={act}>
        {tabs.map(({ id, label: name }) => (
          <button
            key={id}
            type="button"
            role="tab"
            id={`${scope}tab-${id}`}
            aria-selected={id === shown?.id}
            aria-controls={`${scope}panel`}
            tabIndex={id === shown?.id ? 0 : -1}
            onClick={() => onOpen(id)}
          >
            {name}
          </button>
        ))}
      </div>
      <div
        role="tabpanel"
        id={`${scope}panel`}
        aria-labelledby={`${scope}tab-${shown?.id}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the panel of a tab is the next stop
        tabIndex={0}
      >
        {shown?.draw()}
      </div>
    </>
  )
}
