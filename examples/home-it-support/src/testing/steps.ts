import type { Page } from 'playwright-core'

/** Somebody who asks for help at home. */
export interface Person {
  readonly firstName: string
  readonly lastName: string
  readonly phone: string
  readonly email: string
  readonly postcode: string
  readonly wants: string
}

/** How they are named on the office's screens. */
export const fullName = ({ firstName, lastName }: Person): string => `${firstName} ${lastName}`

/** Waits for a tab with a PDF, from before it is asked for: the tab shows it, or a browser without a viewer takes it for a file. */
export const untilPdf = async (page: Page): Promise<void> => {
  const tab = await page.context().waitForEvent('page')
  await Promise.any([tab.waitForURL(/^blob:/), tab.waitForEvent('download')])
}

const press = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' }).click()

/** A visitor fills in the form of the public page. */
export const askForHelp = async (page: Page, person: Person): Promise<void> => {
  const { firstName, lastName, phone, email, postcode, wants } = person
  const fields = [
    ['Nom', lastName],
    ['Prénom', firstName],
    ['Téléphone', phone],
    ['Adresse e-mail', email],
    ['Code postal', postcode],
    ['Votre besoin', wants],
  ] as const
  await page.getByRole('checkbox').waitFor()
  for (const [name, text] of fields)
    await page.getByRole('textbox', { name, exact: true }).fill(text)
  await press(page, 'Demander à être rappelé')
  await page.getByRole('heading', { name: 'Demande reçue' }).waitFor()
}

/** The office reads whom to call back, and who answers for their town. */
export const readsLead = async (page: Page, person: Person, worker: string): Promise<void> => {
  const line = page.getByRole('listitem').filter({ hasText: fullName(person) })
  await line.getByText(`Pour ${worker}`).waitFor()
  await line.getByText(person.wants).waitFor()
}

/** The call agent finds the customer, and orders in two clicks: the person and the order. */
export const takeOrder = async (page: Page, person: Person, worker: string): Promise<void> => {
  await page.getByRole('combobox', { name: 'Client' }).fill(person.lastName)
  await page.getByRole('option', { name: new RegExp(person.lastName) }).click()
  await page.getByRole('textbox', { name: 'Ce qui est demandé' }).fill(person.wants)
  await press(page, 'Commander et confier')
  await page.getByText(worker).first().waitFor()
}

/** The worker fixes the appointment for a day, goes, reports and has it signed. */
export const workAndSign = async (page: Page, person: Person, day: string): Promise<void> => {
  const visit = page.getByRole('listitem').filter({ hasText: person.lastName })
  await visit.getByRole('button', { name: /Ouvrir la visite/ }).click()
  await visit.getByText(person.wants).or(page.getByText(person.wants)).first().waitFor()
  await press(page, 'Fixer le rendez-vous')
  await page.getByLabel('Jour').fill(day)
  await page.getByLabel('Heure de début').fill('14:00')
  await press(page, 'Enregistrer')
  await press(page, 'Visite terminée')
  await press(page, 'Terminer la visite')
  await press(page, 'Écrire le compte rendu')
  await page.getByLabel('Ce qui a été fait').fill('Pilote audio remplacé.')
  await press(page, 'Enregistrer')
  await press(page, 'Faire signer')
  await page.getByLabel('Nom de la personne qui signe').fill(fullName(person))
  await press(page, 'Signer')
  await page.getByText('Terminée').first().waitFor()
}

/** The office checks the draft, issues it and, once its document is archived, sends it. */
export const billAndSend = async (
  page: Page,
  person: Person,
  archived: () => Promise<unknown>,
): Promise<void> => {
  await page.getByText(fullName(person)).click()
  await press(page, 'Vérifiée, elle est juste')
  await press(page, 'Émettre la facture')
  await page.getByText('Facture émise.').waitFor()
  await archived()
  await press(page, 'Envoyer par e-mail')
  await page.getByText(`Facture envoyée à ${fullName(person)}.`).waitFor()
}

/** Looks a customer's issued invoice up; answers its line in the list, which opens it. */
export const findInvoice = async (page: Page, person: Person, standing: string) => {
  await page.getByRole('searchbox').fill(person.lastName)
  const line = page.getByRole('button', {
    name: new RegExp(`${person.lastName}.*${standing}`, 's'),
  })
  await line.waitFor()
  return line
}

/** Notes a payment on the invoice that is opened, with an impatient hand; the amount is what is due unless told. */
export const notePayment = async (
  page: Page,
  {
    means,
    reference,
    amount,
  }: { means: string; reference: readonly [string, string]; amount?: string },
): Promise<void> => {
  await press(page, 'Noter un paiement')
  await page.getByLabel('Moyen de paiement').selectOption({ label: means })
  await page.getByLabel(reference[0]).fill(reference[1])
  if (amount) await page.getByLabel('Montant reçu').fill(amount)
  await page.getByRole('button', { name: 'Enregistrer le paiement' }).dblclick()
  await page.getByText('Paiement noté.').waitFor()
}

/** A customer asks for the link that opens their space. */
export const askForLink = async (page: Page, email: string): Promise<void> => {
  await page.getByRole('textbox', { name: /adresse e-mail/ }).fill(email)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Regardez vos messages' }).waitFor()
}
