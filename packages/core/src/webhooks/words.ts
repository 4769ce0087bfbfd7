import type { Words } from '../app/words.js'

/** What this context's refusals say. */
export const words: Words = {
  'sending-unavailable': {
    fr: 'Cette installation n’envoie rien à d’autres serveurs.',
    en: 'This installation sends nothing to other servers.',
  },
  'endpoint-exists': {
    fr: 'Cette adresse reçoit déjà vos événements.',
    en: 'That address receives your events already.',
  },
  'too-many-endpoints': {
    fr: 'Vous avez déjà {most} destinataires : supprimez-en un d’abord.',
    en: 'You have {most} endpoints already: remove one first.',
  },
  'no-such-position': {
    fr: 'Le journal des événements s’arrête à {last}.',
    en: 'The feed of events ends at {last}.',
  },
}
