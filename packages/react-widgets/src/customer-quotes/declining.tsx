import { Choice } from '../kit/fields.js'
import { AnswerForm } from './answer-form.js'
import { isReason, reasons } from './model.js'
import type { OpenedPart } from './reading.js'
import { words } from './words.js'

/** The no, with its reason as a word of a list. */
export const Declining = (told: OpenedPart) => {
  const {
    hand,
    options: { language },
  } = told
  const said = words[language]
  const { values } = hand.state
  return (
    <AnswerForm
      told={told}
      part="declining"
      title={said.declineTitle}
      confirm={said.confirmDecline}
      send={hand.decline}
    >
      <Choice
        id="reason"
        label={said.reason}
        value={values.reason}
        options={reasons.map((value) => ({ value, label: said[`reason-${value}`] }))}
        onChange={(reason) => isReason(reason) && hand.type({ ...values, reason }, 'reason')}
      />
    </AnswerForm>
  )
}
