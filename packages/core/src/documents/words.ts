import type { Words } from '../app/words.js'

/** What this context's refusals say. */
export const words: Words = {
  'nothing-to-archive': {
    fr: 'Rien à archiver : ce document n’est pas émis, ou il vient d’un autre logiciel.',
    en: 'Nothing to archive: this document is not issued, or another system issued it.',
  },
}
