const folded = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim()

/** What a list is searched by; a number is empty where there is none yet. */
export interface Findable {
  readonly name: string
  readonly number: string | null
}

/** The lines whose name or number holds every word searched for, accents and case aside. */
export const found = <L extends Findable>(lines: readonly L[], search: string): readonly L[] => {
  const wanted = folded(search).split(/\s+/)
  return lines.filter(({ name, number }) => {
    const text = folded(`${name} ${number ?? ''}`)
    return wanted.every((word) => text.includes(word))
  })
}
