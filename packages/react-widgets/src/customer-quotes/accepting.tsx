import { Field, type Problem, Tick } from '../kit/fields.js'
import { filled } from '../kit/filled.js'
import { money } from '../kit/format.js'
import { PricePanel } from '../quotes/price-panel.js'
import { AnswerForm } from './answer-form.js'
import { earlyStart } from './model.js'
import type { OpenedPart } from './reading.js'
import { words } from './words.js'

/** The yes: the price once more, the name that signs, and whether the service may begin before the time to withdraw ends. */
export const Accepting = (told: OpenedPart) => {
  const { hand, opened, options } = told
  const { language } = options
  const said = words[language]
  const { values, wrong } = hand.state
  return (
    <AnswerForm
      told={told}
      part="accepting"
      title={said.acceptTitle}
      confirm={said.confirmAccept}
      send={hand.accept}
    >
      <PricePanel price={opened.price} language={language} />
      <p>{filled(said.acceptPrice, { total: money(opened.price.total, language) })}</p>
      <Field
        id="signer"
        label={said.signer}
        hint={said.signerHint}
        value={values.signer}
        problems={wrong}
        autoComplete="name"
        required
        onChange={(signer) => hand.type({ ...values, signer }, 'signer')}
      />
      <Early {...told} />
    </AnswerForm>
  )
}

/** The express request that the service begins before the time to withdraw ends, and what is lost by it. */
const Early = ({ hand, opened, who, options: { language } }: OpenedPart) => {
  const said = words[language]
  const { values, wrong } = hand.state
  const early = earlyStart(opened.quote, who)
  if (!early) return null
  if (early === 'in-writing') return <p className="quiet">{said.earlyInWriting}</p>
  return (
    <div>
      <Wrong problems={wrong} field="early" />
      <Tick
        id="early"
        checked={values.early}
        onChange={(is) => hand.type({ ...values, early: is, acknowledged: false }, 'early')}
      >
        {said.early} <span className="quiet">{said.earlyMore}</span>
      </Tick>
      {values.early ? (
        <>
          <Wrong problems={wrong} field="acknowledged" />
          <Tick
            id="acknowledged"
            checked={values.acknowledged}
            onChange={(acknowledged) => hand.type({ ...values, acknowledged }, 'acknowledged')}
          >
            {said.acknowledged}
          </Tick>
        </>
      ) : null}
    </div>
  )
}

const Wrong = ({
  problems,
  field,
}: {
  readonly problems: readonly Problem[]
  readonly field: string
}) => {
  const says = problems.find((one) => one.field === field)?.says
  return says ? <p className="wrong">{says}</p> : null
}
