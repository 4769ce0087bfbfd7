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

/** How a worker is told of a visit that is theirs now. */
const newVisit: Wording = {
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
  'account-needed': {
    customer: {
      title: { fr: 'Vos coordonnées bancaires', en: 'Your bank details' },
      text: {
        fr: `Bonjour {customer},

Le compte {account}, que votre mandat de prélèvement {reference} nous autorise à débiter, n’est plus accessible. Nous n’y prélevons plus rien.

Pour que vos prochaines factures soient de nouveau prélevées, merci de nous indiquer un autre compte (IBAN), dans votre espace client ou au {companyPhone}.

{company}`,
        en: `Hello {customer},

The account {account}, which your direct debit mandate {reference} lets us debit, cannot be reached any more. We take nothing from it now.

For your next invoices to be debited again, please give us another account (IBAN), in your customer space or on {companyPhone}.

{company}`,
      },
      short: {
        fr: '{company} : nous ne pouvons plus prélever votre compte. Merci de nous indiquer un autre compte au {companyPhone}',
        en: '{company}: we cannot debit your account any more. Please give us another one on {companyPhone}',
      },
    },
  },
  'certificate-issued': {
    customer: {
      title: {
        fr: 'Votre attestation fiscale {year}',
        en: 'Your tax certificate {year}',
      },
      text: {
        fr: `Bonjour {customer},

Votre attestation fiscale {number}, pour les sommes acquittées en {year}, est jointe à ce message.

Montant brut acquitté : {gross}
Montant net : {net}

Conservez-la pour votre déclaration de revenus. Pour toute question, vous pouvez nous joindre au {companyPhone}.

{company}`,
        en: `Hello {customer},

Your tax certificate {number}, for the amounts paid in {year}, is attached to this message.

Gross amount paid: {gross}
Net amount: {net}

Keep it for your income tax return. If you have any question, please call us on {companyPhone}.

{company}`,
      },
    },
  },
  'debit-announced': {
    customer: {
      title: {
        fr: 'Prélèvement du {date} : facture {number}',
        en: 'Direct debit of {date}: invoice {number}',
      },
      text: {
        fr: `Bonjour {customer},

Nous prélèverons le {date} la somme de {amount} sur votre compte {account}, pour la facture {number}.

Référence du mandat (RUM) : {reference}
Identifiant du créancier (ICS) : {creditor}

Pour toute question, vous pouvez nous joindre au {companyPhone}.

{company}`,
        en: `Hello {customer},

On {date} we will debit your account {account} with {amount}, for invoice {number}.

Mandate reference (RUM): {reference}
Creditor identifier (ICS): {creditor}

If you have any question, please call us on {companyPhone}.

{company}`,
      },
      short: {
        fr: '{company} : prélèvement de {amount} le {date} pour la facture {number} (mandat {reference}). Questions : {companyPhone}',
        en: '{company}: direct debit of {amount} on {date} for invoice {number} (mandate {reference}). Questions: {companyPhone}',
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
  newsletter: {
    customer: {
      title: { fr: '{title}', en: '{title}' },
      text: {
        fr: `{text}

Vous recevez cette lettre parce que vous l’avez demandée ({topic}). Pour ne plus la recevoir, utilisez le lien de désinscription ou dites-le-nous.`,
        en: `{text}

You receive this letter because you asked for it ({topic}). To receive it no more, use the link to unsubscribe or tell us.`,
      },
    },
  },
  'quote-sent': {
    customer: {
      title: { fr: 'Votre devis', en: 'Your quote' },
      text: {
        fr: `Bonjour {customer},

Votre devis {number} est joint à ce message. Il est gratuit, et valable jusqu’au {until} inclus.

Montant TTC : {amount}

Vous pouvez l’accepter dans votre espace client ou nous le renvoyer signé. Pour toute question, vous pouvez nous joindre au {companyPhone}.

{company}`,
        en: `Hello {customer},

Your quote {number} is attached to this message. It is free of charge, and stands until {until}, that day included.

Amount including VAT: {amount}

You can accept it in your customer space, or send it back signed. If you have any question, please call us on {companyPhone}.

{company}`,
      },
    },
  },
  'visit-assigned': { worker: newVisit },
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
    worker: {
      title: { fr: 'Rendez-vous fixé par le bureau', en: 'Appointment fixed by the office' },
      text: {
        fr: `Bonjour {worker},

Le bureau a fixé le rendez-vous d’une de vos interventions.

Prestation : {activity}
Rendez-vous : {when}
Client : {customer}
Téléphone : {phone}
Adresse : {address}

{company}`,
        en: `Hello {worker},

The office has fixed the appointment of one of your visits.

Service: {activity}
Appointment: {when}
Customer: {customer}
Phone: {phone}
Address: {address}

{company}`,
      },
      short: {
        fr: 'Rendez-vous fixé : {when}. {activity}, {customer}, {phone}, {address}',
        en: 'Appointment fixed: {when}. {activity}, {customer}, {phone}, {address}',
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
    worker: {
      title: { fr: 'Rendez-vous déplacé par le bureau', en: 'Appointment moved by the office' },
      text: {
        fr: `Bonjour {worker},

Le bureau a déplacé un de vos rendez-vous.

Prestation : {activity}
Nouveau rendez-vous : {when}
Client : {customer}
Téléphone : {phone}
Adresse : {address}

{company}`,
        en: `Hello {worker},

The office has moved one of your appointments.

Service: {activity}
New appointment: {when}
Customer: {customer}
Phone: {phone}
Address: {address}

{company}`,
      },
      short: {
        fr: 'Rendez-vous déplacé, désormais : {when}. {activity}, {customer}, {phone}, {address}',
        en: 'Appointment moved, now: {when}. {activity}, {customer}, {phone}, {address}',
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
    worker: newVisit,
  },
  'visit-unassigned': {
    worker: {
      title: { fr: 'Intervention confiée à quelqu’un d’autre', en: 'Visit given to somebody else' },
      text: {
        fr: `Bonjour {worker},

Une intervention qui vous était confiée l’est désormais à quelqu’un d’autre : ne vous y rendez pas.

Prestation : {activity}
Votre ancien rendez-vous : {when}
Client : {customer}
Adresse : {address}

{company}`,
        en: `Hello {worker},

A visit that was yours has been given to somebody else: please do not go.

Service: {activity}
Your former appointment: {when}
Customer: {customer}
Address: {address}

{company}`,
      },
      short: {
        fr: "Intervention confiée à quelqu'un d'autre, ne vous y rendez pas : {activity}, {customer}, {address}. Ancien rendez-vous : {when}",
        en: 'Visit given to somebody else, please do not go: {activity}, {customer}, {address}. Former appointment: {when}',
      },
    },
  },
  'withdrawal-received': {
    customer: {
      title: {
        fr: 'Accusé de réception de votre rétractation',
        en: 'Receipt of your withdrawal',
      },
      text: {
        fr: `Bonjour {customer},

Nous avons reçu, le {date} à {time}, votre décision de vous rétracter de la commande {order}. Elle met fin au contrat, et les rendez-vous à venir sont annulés.

Somme due pour le service déjà fourni à votre demande : {due}
Ce que vous avez payé au-delà vous est remboursé au plus tard le {refundBy}.

Conservez ce message : il est votre accusé de réception. Pour toute question, vous pouvez nous joindre au {companyPhone}.

{company}`,
        en: `Hello {customer},

On {date} at {time} we received your decision to withdraw from order {order}. It ends the contract, and the appointments to come are cancelled.

Amount due for the service already provided at your request: {due}
What you paid beyond that is paid back by {refundBy}.

Keep this message: it is your receipt. If you have any question, please call us on {companyPhone}.

{company}`,
      },
    },
  },
}
