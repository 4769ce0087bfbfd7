import { z } from 'zod'
import type { Collection } from '../ports/collection.js'
import { refuse } from '../shared/result.js'
import type { Words } from './words.js'
import type { Work } from './work.js'

/** The version of a document that people edit on a screen: 1 when it is first kept, one more at every change; 0 = there is none yet. */
export const Version = z.int().nonnegative()

/** What a change may say: the version that its screen read. Without it, the change is made whatever happened meanwhile. */
export const asRead = { version: Version.optional() } as const

/** The refusal of a change to what somebody else changed meanwhile, with the version that stands now. */
export const staleRefusal = { stale: { version: Version } } as const

/** What that refusal says. */
export const staleWords: Words = {
  stale: {
    fr: 'Quelqu’un d’autre a modifié cette fiche entre-temps : relisez-la avant d’enregistrer.',
    en: 'Somebody else changed this meanwhile: read it again before you save.',
  },
}

/** Refuses a change that was thought out on another version than the one that stands; undefined when it may be made. */
export const refuseStale = (work: Work, of: Collection, id: string, read: number | undefined) => {
  const version = work.versionOf(of, id)
  return read === undefined || read === version ? undefined : refuse({ code: 'stale', version })
}
