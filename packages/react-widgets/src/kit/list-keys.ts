/** What a key does in a list of `count` lines while the line `at` has the focus; -1 = none has. */
export type ListMove =
  | { readonly to: 'line'; readonly at: number }
  | { readonly to: 'search' | 'keys' | 'back' }

/**
 * Arrows, Home and End move between lines without wrapping, `/` goes to the search, `?` shows the keys, Escape goes back.
 * In a field only Escape and the arrow down count: everything else is typed. Undefined = the key is not ours.
 */
export const listMove = (
  key: string,
  { at, count, isTyping }: { readonly at: number; readonly count: number; isTyping: boolean },
): ListMove | undefined => {
  if (key === 'Escape') return { to: 'back' }
  if (key === 'ArrowDown' && count) return { to: 'line', at: Math.min(at + 1, count - 1) }
  if (isTyping) return undefined
  switch (key) {
    case 'ArrowUp':
      return at > 0 ? { to: 'line', at: at - 1 } : undefined
    case 'Home':
      return count ? { to: 'line', at: 0 } : undefined
    case 'End':
      return count ? { to: 'line', at: count - 1 } : undefined
    case '/':
      return { to: 'search' }
    case '?':
      return { to: 'keys' }
    default:
      return undefined
  }
}
