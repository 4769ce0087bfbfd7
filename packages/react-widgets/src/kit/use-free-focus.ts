import { type Ref, useEffect, useRef } from 'react'

/** Takes the focus whenever what it shows is new, unless the reader is busy elsewhere on the page; never while `shown` is undefined. */
export const useFreeFocus = <E extends HTMLElement>(shown: unknown): Ref<E> => {
  const place = useRef<E>(null)
  useEffect(() => {
    if (shown !== undefined && place.current && isFree(place.current)) place.current.focus()
  }, [shown])
  return place
}

/** Nothing has the focus, or something in the same widget. */
const isFree = (place: HTMLElement): boolean => {
  const { activeElement, body } = document
  return (
    !activeElement ||
    activeElement === body ||
    !!place.closest('.foyer')?.contains(activeElement) ||
    activeElement.shadowRoot === place.getRootNode()
  )
}
