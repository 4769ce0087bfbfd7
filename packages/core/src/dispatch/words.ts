import type { Words } from '../app/words.js'

/** What this context's refusals say. */
export const words: Words = {
  'activity-needed': {
    fr: 'La commande ne dit pas quelle activité exercer : précisez-la.',
    en: 'The order does not say which activity is meant: please name it.',
  },
  'order-not-confirmed': {
    fr: 'Cette commande attend d’être confirmée.',
    en: 'This order is waiting to be confirmed.',
  },
  'visit-not-validated': {
    fr: 'Cette visite est encore un brouillon : validez-la d’abord.',
    en: 'This visit is still a draft: validate it first.',
  },
  'visit-already-validated': {
    fr: 'Cette visite est déjà validée.',
    en: 'This visit has already been validated.',
  },
  'visit-not-booked': {
    fr: 'Cette visite n’a pas encore de rendez-vous.',
    en: 'This visit has no appointment yet.',
  },
  'visit-not-started': {
    fr: 'Cette visite ne commence que le {date} à {start}.',
    en: 'This visit only starts on {date} at {start}.',
  },
  'visit-already-closed': {
    fr: 'Cette visite est déjà terminée ou annulée.',
    en: 'This visit is already done or cancelled.',
  },
  'visit-crosses-midnight': {
    fr: 'Une visite se termine au plus tard à minuit : faites-en deux.',
    en: 'A visit ends by midnight: make it two.',
  },
  'second-person-sent': {
    fr: 'Une deuxième personne est déjà prévue pour cette visite.',
    en: 'A second person is already sent to this visit.',
  },
  'no-outside-planner': {
    fr: 'Aucun autre calculateur de tournées n’est branché.',
    en: 'No other route planner is plugged in.',
  },
  'planner-cannot-say': {
    fr: 'Le calculateur {planner} ne sait pas tenir compte de {field} : planifiez sans lui.',
    en: 'The planner {planner} cannot be told of {field}: plan without it.',
  },
  'planner-broke-rule': {
    fr: 'La tournée proposée par {planner} enfreint une règle ({constraint}) à la visite {visit}.',
    en: 'The route proposed by {planner} breaks a rule ({constraint}) at visit {visit}.',
  },
  'slot-taken': {
    fr: 'Une autre visite occupe déjà ce créneau.',
    en: 'Another visit already takes this slot.',
  },
  'worker-lacks-skill': {
    fr: 'Cet intervenant n’exerce pas l’activité {activity}.',
    en: 'This worker does not do activity {activity}.',
  },
  'visit-reference-taken': {
    fr: 'Une autre visite porte déjà cette référence.',
    en: 'Another visit already has this reference.',
  },
  'visit-in-the-future': {
    fr: 'Une visite déjà faite ne peut pas dater du {date}.',
    en: 'A visit that was done cannot be of {date}.',
  },
  'visit-not-done': {
    fr: 'Le compte rendu s’écrit une fois la visite terminée.',
    en: 'The report is written once the visit is done.',
  },
  'report-signed': {
    fr: 'Ce compte rendu est signé : il ne change plus.',
    en: 'This report is signed: it no longer changes.',
  },
  'report-not-signed': {
    fr: 'Ce compte rendu n’est pas encore signé : modifiez-le simplement.',
    en: 'This report is not signed yet: simply rewrite it.',
  },
  'price-hidden': {
    fr: 'Les prix sont l’affaire du bureau : laissez vide celui de la pièce {part}.',
    en: 'Prices are for the office to enter: leave that of part {part} empty.',
  },
  'quote-price-hidden': {
    fr: 'Les prix sont l’affaire du bureau : laissez vides celui et la remise de la ligne {line}.',
    en: 'Prices are for the office to enter: leave price and discount of line {line} empty.',
  },
  'visit-not-under-way': {
    fr: 'Une proposition se fait pendant un rendez-vous fixé, ou après lui.',
    en: 'A proposal is made during a booked visit, or after it.',
  },
  'no-such-occurrence': {
    fr: 'Cette série n’a pas de visite prévue le {date}.',
    en: 'This series has no visit due on {date}.',
  },
  'occurrence-already-skipped': {
    fr: 'La visite du {date} est déjà supprimée de la série.',
    en: 'The visit of {date} is already left out of the series.',
  },
  'series-already-stopped': {
    fr: 'Cette série s’arrête le {on}.',
    en: 'This series stops on {on}.',
  },
  'series-day-too-early': {
    fr: 'Choisissez un jour après le {after}.',
    en: 'Choose a day after {after}.',
  },
  'series-without-date': {
    fr: 'Ce rythme ne tombe sur aucun jour avant la fin de la série.',
    en: 'This rhythm falls on no day before the series ends.',
  },
  'worker-lacks-ability': {
    fr: 'Cet intervenant n’a pas la compétence {ability}, ou pas à ce niveau.',
    en: 'This worker does not have the ability {ability}, or not at that level.',
  },
  'template-minutes-wrong': {
    fr: 'Donnez une durée d’un jour au plus, qui suffise à toutes les opérations.',
    en: 'Give a length of a day at most, long enough for all operations.',
  },
  'task-key-taken': {
    fr: 'Deux tâches ou étapes s’appellent {key} : renommez-en une.',
    en: 'Two tasks or steps are called {key}: rename one.',
  },
  'task-after-unknown': {
    fr: 'La tâche {key} attend {after}, qui n’existe pas.',
    en: 'Task {key} waits for {after}, which does not exist.',
  },
  'task-after-itself': {
    fr: 'La tâche {key} finit par s’attendre elle-même.',
    en: 'Task {key} waits for itself in the end.',
  },
  'no-such-task': {
    fr: 'Ce projet n’a ni tâche ni étape {key}.',
    en: 'This project has no task or step {key}.',
  },
  'made-of-steps': {
    fr: 'Cette tâche suit ses étapes : commencez par {step}.',
    en: 'This follows its steps: begin with {step}.',
  },
  'task-waits-for': {
    fr: 'Cette tâche attend que {key} soit terminée.',
    en: 'This task waits until {key} is done.',
  },
  'milestone-waits-for': {
    fr: 'Ce jalon vient après {key}, qui n’est pas atteint.',
    en: 'This milestone comes after {key}, which is not reached.',
  },
  'pair-refused': {
    fr: 'Cet intervenant ne retourne pas chez ce client.',
    en: 'This worker does not go to this customer any more.',
  },
  'no-visit-to-follow': {
    fr: 'Cet intervenant n’a pas encore de visite chez ce client.',
    en: 'This worker has no visit with this customer yet.',
  },
  'worker-away': {
    fr: 'Cet intervenant est absent jusqu’au {through}.',
    en: 'This worker is away through {through}.',
  },
  'postcode-needed': {
    fr: 'Indiquez le code postal : le client n’en a pas.',
    en: 'Give the postcode: the customer has none.',
  },
  'customer-away': {
    fr: 'Ce client est absent jusqu’au {through}.',
    en: 'This customer is away through {through}.',
  },
  'request-already-closed': {
    fr: 'Cette demande est déjà traitée.',
    en: 'This request has already been answered.',
  },
  'home-unknown': {
    fr: 'On ne sait pas où se trouve ce domicile : indiquez son code postal et sa commune.',
    en: 'Nobody knows where this home is: give its postcode and town.',
  },
  'visit-not-that-day': {
    fr: 'Cette visite n’est pas prévue ce jour-là, ou elle a déjà commencé.',
    en: 'This visit is not on that day, or it has begun.',
  },
}
