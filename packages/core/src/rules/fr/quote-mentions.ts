import type { DatedTable } from '../dated-table.js'
import { type Condition, inCitation, type Mention, mention } from './mention.js'
import { arrete2015 } from './other-texts.js'
import { travail } from './texts.js'

const asked = (
  id: string,
  fr: string,
  en: string,
  when: readonly Condition[] = [],
): DatedTable<Mention> =>
  mention(`quote.${id}`, fr, en, {
    from: '2015-07-01',
    when: ['consumer', ...when],
    source: arrete2015('notice', `devis : ${inCitation(fr)}`),
  })

/** The mentions of a quote (devis) of home services to a consumer. */
export const quoteMentions: readonly DatedTable<Mention>[] = [
  asked(
    'mode',
    'Mode d’intervention : mandataire, mise à disposition ou prestataire',
    'How the organisation acts: agent, lender of staff or provider',
  ),
  asked(
    'prices',
    'Prix hors taxes et TTC de chaque prestation, à l’heure ou au forfait',
    'Price of each service before tax and VAT included, by the hour or fixed',
  ),
  asked(
    'fees',
    'Frais annexes : dossier, gestion, déplacement',
    'Extra fees: file, management, travel',
    ['extra-fees'],
  ),
  asked('declaration', 'Numéro de la déclaration', 'Number of the declaration', ['declared']),
  asked('approval', 'Numéro de l’agrément', 'Number of the approval', ['approved']),
  asked(
    'advantage',
    'L’avantage fiscal, détaché du prix et en plus petits caractères',
    'The tax advantage, apart from the price and in smaller print',
    ['advantage-shown'],
  ),
  // That a warning must stand there was read; its wording, in article 3, only in part.
  mention(
    'quote.employer',
    'Avertissement : le consommateur est l’employeur de l’intervenant',
    'Warning: the consumer is the worker’s employer',
    {
      from: '2015-07-01',
      when: ['consumer', 'customer-employs'],
      source: arrete2015('3', '1° (mandataire)', 'secondary'),
    },
  ),
  mention(
    'quote.lending',
    'Avertissement : le consommateur a des obligations envers le salarié mis à disposition',
    'Warning: the consumer has duties towards the worker who is lent',
    {
      from: '2015-07-01',
      when: ['consumer', 'customer-directs'],
      source: arrete2015('3', '2° (mise à disposition)', 'secondary'),
    },
  ),
  mention(
    'quote.no-advantage',
    'Les services n’ouvrent pas droit aux avantages fiscaux de l’article L7233-2',
    'The services open no right to the tax advantages of article L7233-2',
    {
      from: '2011-11-22',
      when: ['home-service', 'approved', 'not-declared'],
      source: travail('D7233-1', '11° (devis)'),
    },
  ),
]
