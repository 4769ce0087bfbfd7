import type { ReactNode } from 'react'
import { date as civil, duration, money } from '../kit/format.js'
import type { SpacePart } from './component.js'
import { lastCertificate, nextVisit, type Order, type Space, type Visit } from './model.js'
import { Due, PaperFile, PaperStanding, paperName } from './paper.js'
import { PayOnline } from './pay-online.js'
import { words } from './words.js'

/** The parts of an open space. */
export type SpaceTab = SpacePart & { readonly space: Space }

/** The three things that a customer comes for: next visit, last invoice, certificate. */
export const HomeTab = (told: SpaceTab) => (
  <div className="sp-cards" part="home">
    <NextVisit {...told} />
    <LastInvoice {...told} />
    {told.space.withoutCertificates ? null : <YearsCertificate {...told} />}
  </div>
)

const Card = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <div className="panel sp-card">
    <h3>{title}</h3>
    {children}
  </div>
)

const NextVisit = ({ space, hand: { today = '' }, options: { language } }: SpaceTab) => {
  const { visits, orders } = space
  const said = words[language]
  const visit = nextVisit(visits ?? [], today)
  const [order] = orders ?? []
  return (
    <Card title={said.nextVisit}>
      {visit ? (
        <VisitSaid visit={visit} language={language} />
      ) : (
        <p>{visits ? said.noVisit : said.unread}</p>
      )}
      {!visit && order ? <OrderSaid order={order} language={language} /> : null}
    </Card>
  )
}

interface Said {
  readonly language: SpaceTab['options']['language']
}

const VisitSaid = ({ visit, language }: Said & { readonly visit: Visit }) => {
  const { date, start, minutes, place, description, workerName } = visit
  const said = words[language]
  return (
    <>
      {date && start ? (
        <p>
          <time className="sp-when" dateTime={`${date}T${start}`}>
            {civil(date, language)}, {start}
          </time>
        </p>
      ) : (
        <p>{said.toFix}</p>
      )}
      <p>
        {said[`at-${place}`]}, {said.lasts} {duration(minutes)}
      </p>
      {workerName ? <p>{`${said.comes} ${workerName}`}</p> : null}
      {description ? <p className="quiet">{description}</p> : null}
    </>
  )
}

const OrderSaid = ({ order, language }: Said & { readonly order: Order }) => {
  const said = words[language]
  const labels = order.lines.map(({ label }) => label).join(', ')
  return (
    <p className="quiet">
      {`${said.lastOrder} ${labels}, ${said.orderedOn} ${civil(order.orderedOn, language, true)}. `}
      {said[`order-${order.status}`]}.
    </p>
  )
}

const LastInvoice = ({ space: { invoices }, hand, options }: SpaceTab) => {
  const { language, hidePrices } = options
  const said = words[language]
  const [paper] = invoices ?? []
  return (
    <Card title={said.lastInvoice}>
      {paper ? (
        <>
          {hidePrices ? null : (
            <p>
              <span className="price">{money(paper.gross, language)}</span>{' '}
              <span className="quiet">{said.ttc}</span>
            </p>
          )}
          <PaperStanding paper={paper} said={said} />
          <Due paper={paper} options={options} />
          <p className="quiet">
            {paperName(paper, said)} {said.of} {civil(paper.on, language, true)}
          </p>
          <PayOnline paper={paper} hand={hand} options={options} />
          <PaperFile paper={paper} hand={hand} options={options} />
        </>
      ) : (
        <p>{invoices ? said.noInvoice : said.unread}</p>
      )}
    </Card>
  )
}

const YearsCertificate = ({ space: { certificates }, hand, options }: SpaceTab) => {
  const said = words[options.language]
  const paper = lastCertificate(certificates ?? [])
  return (
    <Card title={said.certificate}>
      {paper ? (
        <>
          <p className="sp-when">{paper.year}</p>
          <PaperStanding paper={paper} said={said} />
          <p className="quiet">{said.certificateMore}</p>
          <PaperFile paper={paper} hand={hand} options={options} />
        </>
      ) : (
        <p>{certificates ? said.noCertificate : said.unread}</p>
      )}
    </Card>
  )
}
