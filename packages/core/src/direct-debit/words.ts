import type { Words } from '../app/words.js'

/** What this context's refusals say. */
export const words: Words = {
  'account-number-wrong': {
    fr: 'Ce numéro de compte (IBAN) est inexact : vérifiez le pays, la longueur et la clé.',
    en: 'This account number (IBAN) is wrong: check its country, length and check digits.',
  },
  'address-needed': {
    fr: 'Pour un compte de ce pays ({country}), indiquez l’adresse du débiteur et le code de sa banque (BIC).',
    en: 'For an account of that country ({country}), give the payer’s address and their bank’s code (BIC).',
  },
  'amount-above-terms': {
    fr: 'Le mandat ne permet pas ce montant dans le mois.',
    en: 'The mandate does not allow that amount in the month.',
  },
  'bank-closed': {
    fr: 'Les banques sont fermées ce jour-là : le premier jour ouvert est le {next}.',
    en: 'Banks are closed on that day: the first open one is {next}.',
  },
  'bank-file-unreadable': {
    fr: 'Ce fichier n’est pas un relevé de banque que l’on sache lire.',
    en: 'This is no file of a bank that can be read.',
  },
  'bank-files-unavailable': {
    fr: 'Les fichiers bancaires ne sont pas installés.',
    en: 'Bank files are not set up.',
  },
  'batch-already-written': {
    fr: 'Le fichier de cette remise est déjà établi.',
    en: 'The file of this batch is already written.',
  },
  'batch-at-bank': {
    fr: 'Cette remise est déjà à la banque.',
    en: 'This batch is at the bank already.',
  },
  'batch-not-written': {
    fr: 'Le fichier de cette remise n’est pas encore établi ou remis.',
    en: 'The file of this batch is not written or handed over yet.',
  },
  'batch-over': {
    fr: 'Cette remise est close.',
    en: 'This batch is over.',
  },
  'creditor-incomplete': {
    fr: 'Complétez d’abord la société : identifiant créancier (ICS) et compte à créditer.',
    en: 'Complete the company first: creditor identifier and account to be credited.',
  },
  'day-outside-terms': {
    fr: 'Le mandat prévoit le prélèvement un autre jour.',
    en: 'The mandate provides for another day.',
  },
  'debit-at-bank': {
    fr: 'Ce prélèvement est déjà à la banque.',
    en: 'This debit is at the bank already.',
  },
  'debit-in-batch': {
    fr: 'Ce prélèvement est déjà dans une remise : annulez-la d’abord.',
    en: 'This debit is in a batch already: call the batch off first.',
  },
  'debit-not-sent': {
    fr: 'Ce prélèvement n’a pas été remis à la banque.',
    en: 'This debit was not handed to the bank.',
  },
  'debit-over': {
    fr: 'Ce prélèvement est déjà terminé.',
    en: 'This debit is over already.',
  },
  'debtor-unnamed': {
    fr: 'Indiquez le nom du titulaire du compte.',
    en: 'Give the name of the account’s holder.',
  },
  'file-may-be-at-bank': {
    fr: 'Le fichier est établi : confirmez qu’il n’a jamais été remis à la banque.',
    en: 'The file is written: confirm that it was never handed to the bank.',
  },
  'item-not-parked': {
    fr: 'Cette ligne n’attend plus d’être rapprochée d’un prélèvement.',
    en: 'This line does not wait to be put to a debit.',
  },
  'key-in-use': {
    fr: 'Cette clé est celle qui scelle aujourd’hui.',
    en: 'That key is the one that seals today.',
  },
  'mandate-already-signed': {
    fr: 'Ce mandat est déjà signé.',
    en: 'This mandate is already signed.',
  },
  'mandate-ended': {
    fr: 'Ce mandat a pris fin : faites-en signer un nouveau.',
    en: 'This mandate has ended: have a new one signed.',
  },
  'mandate-not-signed': {
    fr: 'Ce mandat n’est pas signé.',
    en: 'This mandate is not signed.',
  },
  'mandate-not-suspended': {
    fr: 'Ce mandat n’est pas suspendu.',
    en: 'This mandate is not suspended.',
  },
  'mandate-still-in-use': {
    fr: 'Ce mandat a servi depuis moins de trente-six mois.',
    en: 'This mandate was used less than thirty-six months ago.',
  },
  'no-mandate': {
    fr: 'Aucun mandat signé et en vigueur ne permet ce prélèvement.',
    en: 'No signed mandate that stands allows this debit.',
  },
  'not-yet': {
    fr: 'Ce jour n’est pas encore venu.',
    en: 'That day has not come yet.',
  },
  'nothing-to-debit': {
    fr: 'Le client ne doit rien de plus sur cette facture.',
    en: 'The customer owes nothing more of this invoice.',
  },
  'outside-mandate-terms': {
    fr: 'Ce prélèvement dépasse ce que prévoit le mandat : montant du mois ou jour.',
    en: 'This debit goes beyond what the mandate provides for: amount of the month or day.',
  },
  'reference-taken': {
    fr: 'Un autre mandat porte déjà cette référence (RUM).',
    en: 'Another mandate already bears this reference.',
  },
  'sealing-unavailable': {
    fr: 'Aucune clé n’est installée : les numéros de compte ne peuvent pas être conservés.',
    en: 'No key is set up: account numbers cannot be kept.',
  },
  'signed-later': {
    fr: 'La date de signature est dans l’avenir, ou suit le dernier prélèvement.',
    en: 'The day of signature is in the future, or after the last debit.',
  },
  'too-soon': {
    fr: 'Le délai d’information ou de remise n’est pas respecté : au plus tôt le {earliest}.',
    en: 'Too soon to tell the payer or to hand the file over: {earliest} at the earliest.',
  },
}
