import { useContext } from 'react'
import { Field, Scope } from '../kit/fields.js'
import { filled } from '../kit/filled.js'
import type { Creditor } from './model.js'
import type { TabProps } from './wanted-tab.js'
import { type DebitsWords, words } from './words.js'

const noticeSaid = ({ settings: { noticeDays: count } }: Creditor, said: DebitsWords): string =>
  count === undefined ? said.noticeUsual : filled(said.noticeDays, { count })

/** By which identifier and into which account the company collects; the owner says so. */
export const SettingsTab = ({
  hand,
  read: { creditor, identifier },
  mayChange,
  language,
}: TabProps & { readonly mayChange: boolean }) => {
  const scope = useContext(Scope)
  const said = words[language]
  const { values, wrong, isBusy } = hand.state
  return (
    <div className="stack">
      <dl>
        <dt>{said.identifier}</dt>
        <dd>{identifier ?? said.missing}</dd>
        <dt>{said.iban}</dt>
        <dd>{creditor ? `…${creditor.lastFour}` : said.missing}</dd>
        {creditor ? (
          <>
            <dt>{said.notice}</dt>
            <dd>{noticeSaid(creditor, said)}</dd>
            <dt>{said.paidAt}</dt>
            <dd>{said[`paid-${creditor.settings.paidAt}`]}</dd>
            <dt>{said.format}</dt>
            <dd>{creditor.settings.format}</dd>
          </>
        ) : null}
      </dl>
      {mayChange ? (
        <form
          className="stack"
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            void hand.settle()
          }}
        >
          <Field
            id="identifier"
            label={said.identifier}
            value={values.identifier}
            autoComplete="off"
            problems={wrong}
            onChange={(typed) => hand.type({ identifier: typed })}
          />
          <Field
            id="iban"
            label={said.iban}
            hint={said.ibanHint}
            value={values.iban}
            autoComplete="off"
            problems={wrong}
            onChange={(iban) => hand.type({ iban })}
          />
          <Field
            id="bic"
            label={said.bic}
            value={values.bic}
            autoComplete="off"
            problems={wrong}
            onChange={(bic) => hand.type({ bic })}
          />
          <button id={`${scope}send`} type="submit" aria-disabled={isBusy}>
            {said.settle}
          </button>
        </form>
      ) : (
        <p className="quiet">{said.settingsOwner}</p>
      )}
    </div>
  )
}
