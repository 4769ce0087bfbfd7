import type { Words } from '../app/words.js'

/** What the door itself refuses, before any operation is asked; `docs/http.md` says when. */
export const httpWords: Words = {
  'no-such-operation': { fr: 'Cette action n’existe pas.', en: 'There is no such action.' },
  'wrong-method': {
    fr: 'Cette adresse ne se demande pas ainsi.',
    en: 'This address is not asked that way.',
  },
  'not-signed-in': { fr: 'Connectez-vous pour continuer.', en: 'Sign in to go on.' },
  'token-refused': {
    fr: 'Cette page est restée ouverte trop longtemps : rechargez-la.',
    en: 'This page was open for too long: reload it.',
  },
  'out-of-scope': {
    fr: 'Cette page ne permet pas cette action.',
    en: 'This page does not allow this action.',
  },
  'cross-origin': {
    fr: 'Ce site n’est pas autorisé à faire cette demande.',
    en: 'This site may not ask this.',
  },
  'not-json': {
    fr: 'La demande n’est pas du JSON lisible.',
    en: 'The request is not JSON that can be read.',
  },
  'not-a-form': {
    fr: 'Ce formulaire n’est pas lisible.',
    en: 'This form cannot be read.',
  },
  'not-signed': {
    fr: 'La signature de ce message est absente, fausse ou trop ancienne.',
    en: 'The signature of this message is missing, wrong or too old.',
  },
  unreadable: {
    fr: 'Ce message du prestataire de paiement est illisible.',
    en: 'This message of the payment provider cannot be read.',
  },
  'too-large': { fr: 'La demande est trop longue.', en: 'The request is too long.' },
  'too-many-requests': {
    fr: 'Trop de demandes : réessayez dans {seconds} s.',
    en: 'Too many requests: try again in {seconds} s.',
  },
  defect: {
    fr: 'Une erreur s’est produite de notre côté. Réessayez ; si elle revient, dites-nous l’heure.',
    en: 'Something went wrong on our side. Try again; if it comes back, tell us the time.',
  },
}

/** HTTP status of what the door refuses. */
export const statuses: Readonly<Record<string, number>> = {
  'no-such-operation': 404,
  'wrong-method': 405,
  'not-signed-in': 401,
  'token-refused': 401,
  'out-of-scope': 403,
  'cross-origin': 403,
  'not-json': 415,
  'not-a-form': 415,
  'not-signed': 400,
  unreadable: 400,
  'too-large': 413,
  'too-many-requests': 429,
  defect: 500,
}
