import type { Language } from '../shared/language.js'
import type { Audience } from './recipient.js'
import type { Subject } from './subjects.js'

/** What one audience reads of one event: a title, a text, and the short form that fits an SMS or is said on the phone. */
export interface Wording {
  readonly title: { readonly [L in Language]: string }
  readonly text: { readonly [L in Language]: string }
  /** Left out where an SMS cannot bring what the text speaks of: then nobody is told by SMS or on the phone. */
  readonly short?: { readonly [L in Language]: string }
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
  'invoice-issued': {
    customer: {
      title: { fr: 'Votre facture {number}', en: 'Your invoice {number}' },
      text: {
        fr: `Bonjour {customer},

Votre facture {number} du {date} est jointe à ce message.

Montant TTC : {amount}
Reste à payer : {due}

Pour toute question, vous pouvez nous joindre au {companyPhone}.

{company}`,
        en: `Hello {customer},

Your invoice {number} of {date} is attached to this message.

Amount including VAT: {amount}
Amount due: {due}

If you have any question, please call us on {companyPhone}.

{company}`,
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
  'visit-booked': {
    customer: {
      title: { fr: 'Votre rendez-vous est fixé', en: 'Your appointment is booked' },
      text: {
        fr: `Bonjour {customer},

Votre rendez-vous est fixé.

Prestation : {activity}
Votre rendez-vous : {when}
Intervenant : {worker}
Adresse : {address}

Pour toute question, vous pouvez nous joindre au {companyPhone}.

{company}`,
        en: `Hello {customer},

Your appointment is booked.

Service: {activity}
Your appointment: {when}
Your worker: {worker}
Address: {address}

If you have any question, please call us on {companyPhone}.

{company}`,
      },
      short: {
        fr: '{company} : votre rendez-vous est fixé : {when} ({activity}). Intervenant : {worker}. Questions : {companyPhone}',
        en: '{company}: your appointment is booked: {when} ({activity}). Your worker: {worker}. Questions: {companyPhone}',
      },
    },
  },
  'visit-cancelled': {
    customer: {
      title: { fr: 'Votre intervention est annulée', en: 'Your visit is cancelled' },
      text: {
        fr: `Bonjour {customer},

Votre intervention est annulée.

Prestation : {activity}
Rendez-vous annulé : {when}
Adresse : {address}

Pour toute question, vous pouvez nous joindre au {companyPhone}.

{company}`,
        en: `Hello {customer},

Your visit is cancelled.

Service: {activity}
Cancelled appointment: {when}
Address: {address}

If you have any question, please call us on {companyPhone}.

{company}`,
      },
      short: {
        fr: '{company} : votre intervention est annulée ({activity}). Rendez-vous annulé : {when}. Questions : {companyPhone}',
        en: '{company}: your visit is cancelled ({activity}). Cancelled appointment: {when}. Questions: {companyPhone}',
      },
    },
    worker: {
      title: { fr: 'Intervention annulée', en: 'Visit cancelled' },
      text: {
        fr: `Bonjour {worker},

Une intervention qui vous était confiée est annulée : ne vous y rendez pas.

Prestation : {activity}
Rendez-vous annulé : {when}
Client : {customer}
Téléphone : {phone}
Adresse : {address}

{company}`,
        en: `Hello {worker},

A visit that was given to you is cancelled: please do not go.

Service: {activity}
Cancelled appointment: {when}
Customer: {customer}
Phone: {phone}
Address: {address}

{company}`,
      },
      short: {
        fr: 'Intervention annulée, ne vous y rendez pas : {activity}, {customer}, {address}. Rendez-vous annulé : {when}',
        en: 'Visit cancelled, please do not go: {activity}, {customer}, {address}. Cancelled appointment: {when}',
      },
    },
  },
  'visit-moved': {
    customer: {
      title: { fr: 'Votre rendez-vous est déplacé', en: 'Your appointment has moved' },
      text: {
        fr: `Bonjour {customer},

Votre rendez-vous est déplacé.

Prestation : {activity}
Votre nouveau rendez-vous : {when}
Intervenant : {worker}
Adresse : {address}

Pour toute question, vous pouvez nous joindre au {companyPhone}.

{company}`,
        en: `Hello {customer},

Your appointment has moved.

Service: {activity}
Your new appointment: {when}
Your worker: {worker}
Address: {address}

If you have any question, please call us on {companyPhone}.

{company}`,
      },
      short: {
        fr: '{company} : votre rendez-vous est déplacé : {when} ({activity}). Intervenant : {worker}. Questions : {companyPhone}',
        en: '{company}: your appointment has moved: {when} ({activity}). Your worker: {worker}. Questions: {companyPhone}',
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
