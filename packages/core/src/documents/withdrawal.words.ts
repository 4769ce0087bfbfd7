import type { Wordings } from './voice.js'

/**
 * What a consumer is told of withdrawing. The French is that of the model notice and the model form annexed to articles R221-3 and R221-1
 * of the Code de la consommation, the English that of annex I to directive 2011/83/EU; articles L221-5, L221-10, L221-25 and L221-28.
 */
export const withdrawalWords = {
  right: { fr: 'Droit de rétractation', en: 'Right of withdrawal' },
  fourteen: {
    fr: 'Vous avez le droit de vous rétracter du présent contrat sans donner de motif dans un délai de quatorze jours.',
    en: 'You have the right to withdraw from this contract within 14 days without giving any reason.',
  },
  fromService: {
    fr: 'Le délai de rétractation expire quatorze jours après le jour de la conclusion du contrat.',
    en: 'The withdrawal period will expire after 14 days from the day of the conclusion of the contract.',
  },
  fromGoods: {
    fr: 'Le délai de rétractation expire quatorze jours après le jour où vous-même, ou un tiers autre que le transporteur et désigné par vous, prend physiquement possession du dernier bien.',
    en: 'The withdrawal period will expire after 14 days from the day on which you acquire, or a third party other than the carrier and indicated by you acquires, physical possession of the last good.',
  },
  until: {
    fr: 'Pour ce contrat, vous pouvez vous rétracter jusqu’au {on} inclus.',
    en: 'For this contract, you may withdraw until {on}, that day included.',
  },
  how: {
    fr: 'Pour exercer le droit de rétractation, vous devez nous notifier ({name}, {address}, {phone}, {email}) votre décision de rétractation du présent contrat au moyen d’une déclaration dénuée d’ambiguïté (par exemple, lettre envoyée par la poste ou courrier électronique). Vous pouvez utiliser le modèle de formulaire de rétractation mais ce n’est pas obligatoire. Pour que le délai de rétractation soit respecté, il suffit que vous transmettiez votre communication relative à l’exercice du droit de rétractation avant l’expiration du délai de rétractation.',
    en: 'To exercise the right of withdrawal, you must inform us ({name}, {address}, {phone}, {email}) of your decision to withdraw from this contract by an unequivocal statement (for example a letter sent by post or e-mail). You may use the model withdrawal form, but it is not obligatory. To meet the withdrawal deadline, it is sufficient for you to send your communication concerning your exercise of the right of withdrawal before the withdrawal period has expired.',
  },
  online: {
    fr: 'Vous pouvez également exercer votre droit de rétractation en ligne, dans votre espace client, par la fonction « {first} ». Nous vous enverrons, dans les meilleurs délais, un accusé de réception de la rétractation sur un support durable, y compris son contenu ainsi que la date et l’heure de sa soumission.',
    en: 'You can also exercise your right of withdrawal online, in your customer space, by the function “{first}”. We will send you without delay an acknowledgement of receipt of the withdrawal on a durable medium, with its content and the date and time of its submission.',
  },
  effects: {
    fr: 'En cas de rétractation de votre part du présent contrat, nous vous rembourserons tous les paiements reçus de vous sans retard excessif et, en tout état de cause, au plus tard quatorze jours à compter du jour où nous sommes informés de votre décision, en utilisant le même moyen de paiement que celui de la transaction initiale, sauf si vous convenez expressément d’un moyen différent ; ce remboursement n’occasionnera pas de frais pour vous.',
    en: 'If you withdraw from this contract, we shall reimburse to you all payments received from you without undue delay and in any event not later than 14 days from the day on which we are informed of your decision, using the same means of payment as you used for the initial transaction, unless you have expressly agreed otherwise; you will not incur any fees as a result of such reimbursement.',
  },
  early: {
    fr: 'Si vous avez demandé de commencer la prestation de services pendant le délai de rétractation, vous devrez nous payer un montant proportionnel à ce qui vous a été fourni jusqu’au moment où vous nous avez informé de votre rétractation du présent contrat, par rapport à l’ensemble des prestations prévues par le contrat (article L221-25 du code de la consommation).',
    en: 'If you requested to begin the performance of services during the withdrawal period, you shall pay us an amount which is in proportion to what has been provided until you have communicated us your withdrawal from this contract, in comparison with the full coverage of the contract (article L221-25 of the French Consumer Code).',
  },
  lost: {
    fr: 'Vous perdez ce droit lorsque la prestation a été pleinement exécutée avant la fin du délai, avec votre accord préalable et exprès et votre reconnaissance de cette perte (article L221-28, 1°).',
    en: 'You lose this right once the service has been fully performed before the period ends, with your prior express consent and your acknowledgement of that loss (article L221-28, 1°).',
  },
  none: {
    fr: 'Vous ne disposez pas du droit de rétractation : il s’agit de travaux d’entretien ou de réparation à réaliser en urgence à votre domicile et que vous avez expressément sollicités, dans la limite des pièces de rechange et travaux strictement nécessaires pour répondre à l’urgence (article L221-28, 8°).',
    en: 'You have no right of withdrawal: these are urgent repairs or maintenance at your home that you expressly asked for, within the spare parts and works strictly necessary in that urgency (article L221-28, 8°).',
  },
  sevenDays: {
    fr: 'Signé hors de nos locaux, ce contrat ne donne lieu à aucun paiement avant l’expiration d’un délai de sept jours à compter de sa conclusion (article L221-10).',
    en: 'Signed away from our premises, this contract calls for no payment before seven days have passed since its conclusion (article L221-10).',
  },
  payableFrom: {
    fr: 'Aucun paiement ne peut vous être demandé ni reçu de vous avant le {on} (article L221-10 du code de la consommation).',
    en: 'No payment may be asked of you, or taken from you, before {on} (article L221-10 of the French Consumer Code).',
  },
  formTitle: {
    fr: 'Modèle de formulaire de rétractation',
    en: 'Model withdrawal form',
  },
  formOnly: {
    fr: '(Veuillez compléter et renvoyer le présent formulaire uniquement si vous souhaitez vous rétracter du contrat.)',
    en: '(complete and return this form only if you wish to withdraw from the contract)',
  },
  formTo: {
    fr: 'À l’attention de {name}, {address}, {email} :',
    en: 'To {name}, {address}, {email}:',
  },
  formNotice: {
    fr: 'Je/nous (*) vous notifie/notifions (*) par la présente ma/notre (*) rétractation du contrat portant sur la vente du bien (*)/pour la prestation de services (*) ci-dessous : {number}',
    en: 'I/We (*) hereby give notice that I/We (*) withdraw from my/our (*) contract of sale of the following goods (*)/for the provision of the following service (*): {number}',
  },
  formOrdered: { fr: 'Commandé le (*)/reçu le (*) :', en: 'Ordered on (*)/received on (*):' },
  formName: { fr: 'Nom du (des) consommateur(s) :', en: 'Name of consumer(s):' },
  formAddress: { fr: 'Adresse du (des) consommateur(s) :', en: 'Address of consumer(s):' },
  formSignature: {
    fr: 'Signature du (des) consommateur(s) (uniquement en cas de notification du présent formulaire sur papier) :',
    en: 'Signature of consumer(s) (only if this form is notified on paper):',
  },
  formDate: { fr: 'Date :', en: 'Date:' },
  formDelete: { fr: '(*) Rayez la mention inutile.', en: '(*) Delete as appropriate.' },
} as const satisfies Wordings<string>
