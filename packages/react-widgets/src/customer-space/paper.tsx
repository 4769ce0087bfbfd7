import { money } from '../kit/format.js'
import type { SpacePart } from './component.js'
import type { CertificateStanding, InvoicePaper, InvoiceStanding, Paper } from './papers.js'
import { type SpaceWords, words } from './words.js'

const invoiceShapes: { readonly [S in InvoiceStanding]: string } = {
  'to-pay': '○',
  'partly-paid': '◐',
  paid: '✓',
  credited: '✕',
  issued: '●',
}

const certificateShapes: { readonly [S in CertificateStanding]: string } = {
  ready: '✓',
  correcting: '◐',
  replaced: '✕',
}

/** Where a document stands, by a word and its shape. */
export const PaperStanding = ({
  paper,
  said,
}: {
  readonly paper: Paper
  readonly said: SpaceWords
}) =>
  paper.kind === 'invoice' ? (
    <p>
      <span aria-hidden="true">{invoiceShapes[paper.standing]}</span> {said[`is-${paper.standing}`]}
    </p>
  ) : (
    <p>
      <span aria-hidden="true">{certificateShapes[paper.standing]}</span>{' '}
      {said[`certificate-${paper.standing}`]}
    </p>
  )

/** What a document is called. */
export const paperName = (paper: Paper, said: SpaceWords): string =>
  paper.kind === 'invoice'
    ? `${said.invoice} ${paper.number}`
    : `${said.certificate} ${paper.year}, ${paper.number}`

/** What is left to pay of an invoice that is paid in part; nothing where amounts are hidden (S283). */
export const Due = ({
  paper: { standing, due },
  options: { language, hidePrices },
}: Pick<SpacePart, 'options'> & { readonly paper: InvoicePaper }) =>
  hidePrices || standing !== 'partly-paid' || due === undefined ? null : (
    <p>
      {words[language].due} {money(due, language)}
    </p>
  )

/** Opens the archived PDF of a document, and says why when it cannot. */
export const PaperFile = ({
  paper,
  hand,
  options: { language },
}: SpacePart & { readonly paper: Paper }) => {
  const said = words[language]
  const { state } = hand
  const isComing = state.is === 'open' && state.downloading === paper.of
  const trouble = state.is === 'open' && state.trouble?.of === paper.of ? state.trouble : undefined
  return paper.hasFile ? (
    <div>
      <button
        type="button"
        className="second"
        aria-label={`${said.download}, ${paperName(paper, said)}`}
        onClick={() => void hand.openPdf(paper)}
      >
        {said.download}
      </button>
      <p role="status">{isComing ? said.downloading : trouble?.says}</p>
    </div>
  ) : (
    <p className="quiet">{said.noFile}</p>
  )
}
