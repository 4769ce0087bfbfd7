import { type KeyboardEvent, useId, useRef } from 'react'
import { actOnList } from '../kit/act-on-list.js'
import { Scope } from '../kit/fields.js'
import { InvoiceList } from './invoice-list.js'
import { LineForm } from './line-form.js'
import { OneInvoice } from './one-invoice.js'
import { PaymentForm } from './payment-form.js'
import { type InvoicesInHand, type InvoicesOptions, useInvoices } from './use-invoices.js'
import { words } from './words.js'

/** Check, issue, send, note what was paid: the list of invoices, and the one that is opened; all of it by keyboard alone. */
export const Invoices = (options: InvoicesOptions) => {
  const scope = useId()
  const hand = useInvoices(options)
  const { opened, isCorrecting, paying } = hand.state
  const said = words[options.language]
  const place = useRef<HTMLElement>(null)
  return (
    <Scope.Provider value={scope}>
      <section
        className="foyer"
        lang={options.language}
        aria-label={said.title}
        ref={place}
        onKeyDown={(event) => act(event, place.current, hand)}
      >
        {opened && isCorrecting ? (
          <LineForm hand={hand} opened={opened} language={options.language} />
        ) : opened && paying ? (
          <PaymentForm hand={hand} opened={opened} values={paying} language={options.language} />
        ) : opened ? (
          <OneInvoice hand={hand} opened={opened} options={options} />
        ) : (
          <InvoiceList hand={hand} language={options.language} />
        )}
      </section>
    </Scope.Provider>
  )
}

const act = (event: KeyboardEvent, place: HTMLElement | null, hand: InvoicesInHand): void => {
  const { toggleKeys } = hand
  actOnList(event, place, { lines: '.inv-line', toggleKeys, back: () => back(hand) })
}

const back = ({ state, correct, pay, close, search }: InvoicesInHand): void => {
  if (!state.opened) search('')
  else if (state.isCorrecting) correct(false)
  else if (state.paying) pay(false)
  else close()
}
