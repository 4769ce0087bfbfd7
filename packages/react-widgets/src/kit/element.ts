import type { ReactNode } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import type { WidgetLanguage } from './language.js'
import { styles } from './styles.js'

/** What a widget's custom element reads of the page. */
export interface Host {
  /** An attribute's text; undefined where it is missing. */
  readonly read: (name: string) => string | undefined
  /** The language of the element, or of what it stands in. */
  readonly language: WidgetLanguage
  /** Tells the page: a `foyer-...` event that bubbles out of the shadow root. */
  readonly tell: (name: string, detail?: unknown) => void
}

/** A custom element, before a browser knows it. */
export interface ElementSpec<Props> {
  readonly tag: string
  /** Attributes whose change draws the widget anew. */
  readonly attributes: readonly string[]
  /** What it wears beside what every widget does, as the text of a style sheet. */
  readonly styles?: string
  /** Properties of the component that the host's script may set on the element; they win over attributes. */
  readonly read: (host: Host, given: Partial<Props>) => Props | undefined
  /** What is drawn in its shadow root. */
  readonly draw: (props: Props) => ReactNode
}

/** Defines a custom element once; a page with two copies of the script has one. Never runs by itself: safe on a server. */
export const define = <Props>(spec: ElementSpec<Props>, tag = spec.tag): void => {
  if (typeof customElements === 'undefined' || customElements.get(tag)) return
  customElements.define(tag, elementOf(spec))
}

const elementOf = <Props>(spec: ElementSpec<Props>) =>
  class extends HTMLElement {
    static readonly observedAttributes = [...spec.attributes, 'lang']
    #root: Root | undefined
    #given: Partial<Props> = {}

    /** Sets properties of the widget: a client of one's own, what to do when it is done. */
    set props(given: Partial<Props>) {
      this.#given = { ...this.#given, ...given }
      this.#draw()
    }

    connectedCallback() {
      this.#root ??= createRoot(mounted(this, spec.styles))
      this.#draw()
    }

    disconnectedCallback() {
      this.#root?.unmount()
      this.#root = undefined
    }

    attributeChangedCallback() {
      this.#draw()
    }

    #draw() {
      const props = this.#root && spec.read(hostOf(this), this.#given)
      if (props) this.#root?.render(spec.draw(props))
    }
  }

const hostOf = (element: HTMLElement): Host => ({
  read: (name) => element.getAttribute(name) ?? undefined,
  language: languageAround(element),
  tell: (name, detail) =>
    element.dispatchEvent(
      new CustomEvent(`foyer-${name}`, { bubbles: true, composed: true, detail }),
    ),
})

const languageAround = (element: HTMLElement): WidgetLanguage =>
  element.closest('[lang]')?.getAttribute('lang')?.toLowerCase().startsWith('en') ? 'en' : 'fr'

const sheetOf = (text: string): CSSStyleSheet => {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(text)
  return sheet
}

let common: CSSStyleSheet | undefined

/** A shadow root in the house's clothes, without a style element: a strict content security policy lets it pass. */
const mounted = (element: HTMLElement, more?: string): Element => {
  const shadow = element.shadowRoot ?? element.attachShadow({ mode: 'open' })
  common ??= sheetOf(`:host{display:block}${styles}`)
  shadow.adoptedStyleSheets = more ? [common, sheetOf(more)] : [common]
  const place = document.createElement('div')
  shadow.replaceChildren(place)
  return place
}
