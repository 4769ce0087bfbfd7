/** What the widgets use of `react-dom/client`, by Preact. */
import { type ComponentChild, render } from 'preact'

/** A root of one's own in a place of the page. */
export const createRoot = (place: Element) => ({
  render: (drawn: ComponentChild) => render(drawn, place),
  unmount: () => render(null, place),
})
