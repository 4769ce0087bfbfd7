import { date, money } from '../kit/format.js'
import type { SpaceTab } from './home-tab.js'
import { Due, PaperFile, PaperStanding, paperName } from './paper.js'
import type { Paper } from './papers.js'
import { PayOnline } from './pay-online.js'
import { words } from './words.js'

/** Every invoice and every certificate, each with where it stands and its PDF. */
export const DocumentsTab = (told: SpaceTab) => {
  const { invoices, certificates, withoutCertificates, hasOlder } = told.space
  const said = words[told.options.language]
  return (
    <div className="stack" part="documents">
      <h3>{said.invoices}</h3>
      <Papers {...told} papers={invoices} empty={said.noInvoice} />
      {withoutCertificates ? null : (
        <>
          <h3>{said.certificates}</h3>
          <Papers {...told} papers={certificates} empty={said.noCertificate} />
        </>
      )}
      {hasOlder ? <p className="quiet">{said.older}</p> : null}
    </div>
  )
}

const Papers = ({
  papers,
  empty,
  ...told
}: SpaceTab & { readonly papers: readonly Paper[] | undefined; readonly empty: string }) => {
  const said = words[told.options.language]
  if (!papers?.length) return <p className="panel">{papers ? empty : said.unread}</p>
  return (
    <ul className="plain">
      {papers.map((paper) => (
        <li key={paper.of} className="panel sp-line">
          <Line {...told} paper={paper} />
        </li>
      ))}
    </ul>
  )
}

const Line = ({ paper, hand, options }: SpaceTab & { readonly paper: Paper }) => {
  const { language, hidePrices } = options
  const said = words[language]
  return (
    <>
      <div>
        <strong>{paperName(paper, said)}</strong>
        {paper.kind === 'invoice' ? (
          <>
            <p className="quiet">{date(paper.on, language, true)}</p>
            {hidePrices ? null : <p>{money(paper.gross, language)}</p>}
            <Due paper={paper} options={options} />
          </>
        ) : null}
        <PaperStanding paper={paper} said={said} />
      </div>
      {paper.kind === 'invoice' ? <PayOnline paper={paper} hand={hand} options={options} /> : null}
      <PaperFile paper={paper} hand={hand} options={options} />
    </>
  )
}
