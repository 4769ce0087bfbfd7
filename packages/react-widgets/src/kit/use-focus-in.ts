import { type Ref, useEffect, useRef } from 'react'

/** Puts the focus into the first field of a place whenever what it shows is new; never while `shown` is undefined. */
export const useFocusIn = <E extends HTMLElement>(shown: unknown): Ref<E> => {
  const place = useRef<E>(null)
  useEffect(() => {
    if (shown === undefined) return
    place.current?.querySelector<HTMLElement>('textarea,input:not([type=radio])')?.focus()
  }, [shown])
  return place
}
