import { phone } from '../kit/format.js'
import type { WidgetLanguage } from '../kit/language.js'
import { dayOf } from '../kit/moment.js'
import { type CustomerFile, type Moment, recalled } from './model.js'
import { nameOf } from './typed-person.js'
import { type IntakeWords, words } from './words.js'

/** Who is on the line: how they are reached, what is missing or to be checked in their file, what happened last. */
export const CustomerHead = ({
  file: { customer, missing },
  before,
  id,
  language,
}: {
  readonly file: CustomerFile
  readonly before: readonly Moment[] | undefined
  /** Id of the heading. */
  readonly id: string
  readonly language: WidgetLanguage
}) => {
  const said = words[language]
  const { home } = customer
  const address = [home.street, [home.postcode, home.city].filter(Boolean).join(' ')]
  return (
    <div className="panel int-head" part="customer">
      <h2 id={id}>{nameOf(customer)}</h2>
      <p className="quiet">{[said[customer.standing], ...address].filter(Boolean).join(', ')}</p>
      {customer.phone ? (
        <p>
          <a href={`tel:${customer.phone}`}>{phone(customer.phone)}</a>
        </p>
      ) : null}
      {missing.length ? (
        <p className="quiet">
          {said.missing} {missing.map((field) => fieldName(field, said)).join(', ')}
        </p>
      ) : null}
      {customer.findings.length ? (
        <p>
          {said.toCheck} {customer.findings.map((found) => findingSaid(found, said)).join(' ; ')}
        </p>
      ) : null}
      <Before moments={before ?? []} language={language} />
    </div>
  )
}

const fields = [
  ...['firstName', 'lastName', 'organisation', 'phone', 'email', 'street', 'postcode'],
  'city',
] as const

const fieldName = (field: string, said: IntakeWords): string => {
  const known = fields.find((one) => one === field)
  return known ? said[`field-${known}`] : field
}

const findingSaid = (
  { field, old, suggestion }: CustomerFile['customer']['findings'][number],
  said: IntakeWords,
): string =>
  `${fieldName(field, said)} (${said.written} ${[old, suggestion].filter(Boolean).join(' → ')})`

const Before = ({
  moments,
  language,
}: {
  readonly moments: readonly Moment[]
  readonly language: WidgetLanguage
}) => {
  const said = words[language]
  const last = recalled(moments)
  if (!last.length) return null
  return (
    <>
      <h3>{said.before}</h3>
      <ul className="plain">
        {last.map(({ at, did, of, exchange }) => (
          <li key={of}>
            {`${dayOf(at, language)}, ${said[`did-${did}`]}`}
            {exchange ? `, ${exchange.summary}` : null}
          </li>
        ))}
      </ul>
    </>
  )
}
