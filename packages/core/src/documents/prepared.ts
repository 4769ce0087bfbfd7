import type { Pdf } from './pdf-file.js'

let prepared: Promise<Pdf> | undefined

/**
 * The fonts, embedded once a process: all the cost of a PDF is in them (about 30 ms), and what embeds them is read only then, since it would be
 * a third of what a process takes to start.
 */
export const preparePdf = (): Promise<Pdf> => {
  prepared ??= import('./embedding.js').then(({ embedFonts }) => embedFonts())
  return prepared
}
