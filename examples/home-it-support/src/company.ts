import { TenantId } from '@foyer/core'

/** The one tenant of this program. */
export const tenant = TenantId.parse('clic-et-foyer')

/** The company, as it registers itself. Invented: no number is anybody's. */
export const entity = {
  name: 'Clic & Foyer',
  legalForm: 'SARL',
  capital: 800_000,
  siren: '123456782',
  siret: '12345678200010',
  rcs: 'Romans',
  vatNumber: 'FR74123456782',
  sapNumber: 'SAP123456782',
  declaredOn: '2019-09-02',
  activities: [
    { activity: 'II-11', from: '2019-09-02' },
    { activity: 'II-3', from: '2019-09-02' },
  ],
  address: { line: '8 rue des Abricots', postcode: '26000', city: 'Valence' },
  email: 'bonjour@clic-et-foyer.example',
  phone: '04 65 71 00 00',
  representative: 'Jeanne Blanc',
} as const

/** Who works in its office: the accounts of this program's own login, and what each may do. */
export const staff = [
  { id: 'owner', role: 'owner' },
  { id: 'agent', role: 'agent' },
  { id: 'accountant', role: 'accountant' },
] as const

/** Who goes to the homes, and where. */
export const workers = [
  {
    reference: 'W1',
    firstName: 'Alma',
    lastName: 'Roux',
    skills: ['II-11', 'II-3'],
    ...{ phone: '+33639981101', email: 'alma@clic-et-foyer.example' },
    territory: { name: 'Drôme nord', postcodes: [{ from: '26000', to: '26399' }] },
  },
  {
    reference: 'W2',
    firstName: 'Basile',
    lastName: 'Morin',
    skills: ['II-11'],
    ...{ phone: '+33639981102', email: 'basile@clic-et-foyer.example' },
    territory: { name: 'Ardèche', postcodes: [{ from: '07000', to: '07999' }] },
  },
  {
    reference: 'W3',
    firstName: 'Chloé',
    lastName: 'Faure',
    skills: ['II-11', 'II-3'],
    ...{ phone: '+33639981103', email: 'chloe@clic-et-foyer.example' },
    territory: { name: 'Drôme sud', postcodes: [{ from: '26400', to: '26999' }] },
  },
] as const

/** The price list: what the simulator shows and what orders say. Cents, VAT included. */
export const offers = {
  fr: [
    {
      ...{ name: 'Dépannage et assistance informatique, à domicile', hourlyPrice: 59_00 },
      line: { activity: 'II-11' },
    },
    {
      ...{ name: 'Petit bricolage (2 heures au plus)', hourlyPrice: 45_00 },
      line: { activity: 'II-3' },
    },
    { name: 'Matériel (devis)', line: { kind: 'goods' } },
  ],
  en: [
    {
      ...{ name: 'IT support and repair, at your home', hourlyPrice: 59_00 },
      line: { activity: 'II-11' },
    },
    {
      ...{ name: 'Odd jobs (2 hours at most)', hourlyPrice: 45_00 },
      line: { activity: 'II-3' },
    },
    { name: 'Equipment (as quoted)', line: { kind: 'goods' } },
  ],
} as const

/** Towns of the two counties that it serves. */
export const towns = [
  ['26000', 'Valence'],
  ['26100', 'Romans-sur-Isère'],
  ['26200', 'Montélimar'],
  ['26500', 'Bourg-lès-Valence'],
  ['26400', 'Crest'],
  ['07500', 'Guilherand-Granges'],
  ['07000', 'Privas'],
  ['07300', 'Tournon-sur-Rhône'],
] as const

/** Names that stand for nobody. */
export const names = {
  first: [
    ...['Hélène', 'Lucien', 'Odile', 'Régis', 'Paulette', 'Ousmane', 'Naïma', 'Côme', 'Irène'],
    ...['Édith', 'Gaëtan', 'Thérèse', 'Yannick', 'Salomé', 'Firmin', 'Zélie', 'Honoré', 'Blandine'],
  ],
  last: [
    ...[
      'Aubépin',
      'Bellecombe',
      'Chambaud',
      'Delacombe',
      'Estève',
      'Faucheux',
      'Garcin',
      'Lemaître',
    ],
    ...['Montcharmont', 'Noirot', 'Périgord', 'Quintard', 'Rochefort', 'Sauvageon', 'Vialatte'],
  ],
  streets: ['rue des Lilas', 'avenue du Vercors', 'chemin des Vignes', 'place de la Fontaine'],
} as const

/** Why people call, and what is written afterwards. */
export const jobs = [
  ['Ordinateur qui ne démarre plus', 'Alimentation remise en place, démarrage contrôlé.'],
  ['Imprimante introuvable sur le réseau', 'Pilote remplacé, imprimante partagée sur le réseau.'],
  ['Messagerie bloquée', 'Compte remis en service, mot de passe changé avec la cliente.'],
  ['Installer une box et le Wi-Fi', 'Box raccordée, Wi-Fi réglé, deux téléphones connectés.'],
  ['Photos à sauvegarder', 'Sauvegarde complète sur disque externe, essai de restauration fait.'],
  ['Téléphone neuf à configurer', 'Contacts et photos transférés, ancien téléphone effacé.'],
  ['Ordinateur très lent', 'Logiciels inutiles retirés, démarrage en moins d’une minute.'],
] as const
