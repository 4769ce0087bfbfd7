/** What a page for beginners asks its reader to do. */
export interface Walk {
  /** The blocks of JavaScript, one after the other: the program. */
  readonly program: string
  /** The lines to type, in order. */
  readonly commands: readonly string[]
  /** What is printed in the end. */
  readonly prints: string
}

/** Reads a page as its reader does, from top to bottom. */
export const walkOf = (page: string): Walk => {
  const blocks = [...page.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)]
  const all = (language: string) =>
    blocks.flatMap(([, of, text = '']) => (of === language ? [text] : []))
  return {
    program: all('js').join('\n'),
    commands: all('sh').flatMap((text) => text.trim().split('\n')),
    prints: all('text').join(''),
  }
}

/** What a run printed, of whichever year: numbers begin anew with each. */
export const ofAnyYear = (printed: string): string => printed.replace(/F\d{4}-/g, 'F….-')
