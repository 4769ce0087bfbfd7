import type { Words } from '../app/words.js'

/** What this context's refusals say. */
export const words: Words = {
  'siren-taken': {
    fr: 'Une société porte déjà ce numéro SIREN.',
    en: 'A company with this SIREN is already registered.',
  },
  'month-closed': {
    fr: 'Les livres sont clôturés jusqu’au {through} : indiquez un jour comptable postérieur.',
    en: 'The books are closed through {through}: give a later day to enter it on.',
  },
  'activity-already-declared': {
    fr: 'Cette activité est déjà déclarée depuis le {from}.',
    en: 'This activity has been declared since {from}.',
  },
  'activity-not-declared': {
    fr: 'Cette activité n’était pas déclarée à cette date.',
    en: 'This activity was not declared on that day.',
  },
  'prefix-taken': {
    fr: 'Une série de factures commence déjà par {prefix} : choisissez un autre préfixe pour les avoirs.',
    en: 'A series of invoices starts with {prefix} already: choose another prefix for credit notes.',
  },
  'exemption-needed': {
    fr: 'Indiquez à quel titre la société est exonérée de TVA.',
    en: 'Say on which ground the company is exempt from VAT.',
  },
  'worker-reference-taken': {
    fr: 'Un intervenant porte déjà cette référence.',
    en: 'A worker already has this reference.',
  },
  'worker-already-ended': {
    fr: 'Cet intervenant est parti le {on}.',
    en: 'This worker left on {on}.',
  },
  'territory-name-taken': {
    fr: 'Un secteur porte déjà ce nom.',
    en: 'A territory already has this name.',
  },
  'creditor-identifier-wrong': {
    fr: 'Cet identifiant créancier SEPA (ICS) est inexact : vérifiez ses caractères et sa clé.',
    en: 'This SEPA creditor identifier is wrong: check its characters and check digits.',
  },
  'daily-rest-too-short': {
    fr: 'D’un jour de travail à l’autre, il faut au moins {minutes} minutes de repos.',
    en: 'From one working day to the next, at least {minutes} minutes of rest are needed.',
  },
  'weekly-rest-too-short': {
    fr: 'Il faut une fois par semaine au moins {minutes} minutes de repos d’affilée.',
    en: 'Once a week, at least {minutes} minutes of rest in a row are needed.',
  },
  'field-name-taken': {
    fr: 'Un champ s’appelle déjà {field} : choisissez un autre nom.',
    en: 'A field is called {field} already: choose another name.',
  },
  'too-many-fields': {
    fr: 'Il y a déjà {most} champs, retirés compris.',
    en: 'There are {most} fields already, retired ones included.',
  },
  'formula-in-circle': {
    fr: 'Le champ {field} ne peut pas se calculer à partir de lui-même.',
    en: 'The field {field} cannot be worked out from itself.',
  },
  'formula-field-unknown': {
    fr: 'La formule nomme {field}, qui n’est pas un champ déclaré avant elle.',
    en: 'The formula names {field}, which is no field declared before it.',
  },
  'formula-field-unfit': {
    fr: 'La formule ne peut pas se servir de {field} : un calcul prend des nombres, un texte ne prend pas de oui ou non.',
    en: 'The formula cannot use {field}: a sum takes numbers, a text takes no yes or no.',
  },
  'field-already-retired': {
    fr: 'Ce champ est retiré depuis le {on}.',
    en: 'This field has been retired since {on}.',
  },
  'field-in-use': {
    fr: 'Le champ {by} se calcule à partir de celui-ci : retirez-le d’abord.',
    en: 'The field {by} is worked out from this one: retire that one first.',
  },
  'custom-field-unknown': {
    fr: 'Aucun champ ne s’appelle {field}.',
    en: 'No field is called {field}.',
  },
  'custom-field-retired': {
    fr: 'Le champ {field} est retiré : il ne prend plus de valeur.',
    en: 'The field {field} is retired: it takes no value any more.',
  },
  'custom-field-worked-out': {
    fr: 'Le champ {field} se calcule : personne ne l’écrit.',
    en: 'The field {field} is worked out: nobody writes it.',
  },
  'custom-value-unfit': {
    fr: 'Cette valeur ne convient pas au champ {field} ({kind}).',
    en: 'This value does not fit the field {field} ({kind}).',
  },
}
