import type { Language } from '../shared/language.js'
import type { Audience } from './recipient.js'
import type { Subject } from './subjects.js'

/** What one audience reads of one event: a title, a text, and the short form that fits an SMS or is said on the phone. */
export interface Wording {
  readonly title: { readonly [L in Language]: string }
  readonly text: { readonly [L in Language]: string }
  readonly short: { readonly [L in Language]: string }
}

/** The words that a tenant begins with; `{name}` is filled in from the subject's placeholders. */
export const templates: {
  readonly [S in Subject]: { readonly [A in Audience]?: Wording }
} = {
  'access-link': {
    customer: {
      title: { fr: 'Votre lien de connexion', en: 'Your link to sign in' },
      text: {
        fr: `Bonjour {customer},

Pour ouvrir votre espace client, suivez ce lien :

{link}

Il sert une seule fois, pendant un quart d’heure. Si vous ne l’avez pas demandé, ne faites rien : personne n’entre sans lui.`,
        en: `Hello {customer},

To open your customer space, follow this link:

{link}

It works once, for a quarter of an hour. If you did not ask for it, do nothing: nobody enters without it.`,
      },
      short: {
        fr: "Votre espace client, une seule fois et pendant un quart d'heure : {link}",
        en: 'Your customer space, once and for a quarter of an hour: {link}',
      },
    },
  },
  'lead-assigned': {
    worker: {
      title: { fr: 'Nouvelle demande à rappeler', en: 'New enquiry to call back' },
      text: {
        fr: `Bonjour {worker},

Une nouvelle demande vous est confiée.

Demande : {wants}
Contact : {customer}
Téléphone : {phone}
Adresse : {address}

Merci de rappeler dès que possible.`,
        en: `Hello {worker},

A new enquiry has been given to you.

Enquiry: {wants}
Contact: {customer}
Phone: {phone}
Address: {address}

Please call back as soon as you can.`,
      },
      short: {
        fr: 'Nouvelle demande à rappeler : {customer}, {phone}, {address}. {wants}',
        en: 'New enquiry to call back: {customer}, {phone}, {address}. {wants}',
      },
    },
  },
  'visit-planned': {
    customer: {
      title: {
        fr: 'Votre demande d’intervention est validée',
        en: 'Your request for a visit is approved',
      },
      text: {
        fr: `Bonjour {customer},

Votre demande d’intervention est validée.

Prestation : {activity}
Votre rendez-vous : {when}
Intervenant : {worker}
Adresse : {address}

Pour toute question, vous pouvez nous joindre au {companyPhone}.

{company}`,
        en: `Hello {customer},

Your request for a visit is approved.

Service: {activity}
Your appointment: {when}
Your worker: {worker}
Address: {address}

If you have any question, please call us on {companyPhone}.

{company}`,
      },
      short: {
        fr: "{company} : votre demande d'intervention est validée ({activity}). Votre rendez-vous : {when}. Questions : {companyPhone}",
        en: '{company}: your request for a visit is approved ({activity}). Your appointment: {when}. Questions: {companyPhone}',
      },
    },
    worker: {
      title: { fr: 'Nouvelle intervention', en: 'New visit' },
      text: {
        fr: `Bonjour {worker},

Une intervention vous est confiée.

Prestation : {activity}
Rendez-vous : {when}
Client : {customer}
Téléphone : {phone}
Adresse : {address}

{company}`,
        en: `Hello {worker},

A visit has been given to you.

Service: {activity}
Appointment: {when}
Customer: {customer}
Phone: {phone}
Address: {address}

{company}`,
      },
      short: {
        fr: 'Nouvelle intervention : {activity}, {customer}, {phone}, {address}. Rendez-vous : {when}',
        en: 'New visit: {activity}, {customer}, {phone}, {address}. Appointment: {when}',
      },
    },
  },
}
