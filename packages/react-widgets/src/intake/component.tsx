import { useId } from 'react'
import { Scope } from '../kit/fields.js'
import { stepOf } from './model.js'
import { NewPerson } from './new-person.js'
import { OrderForm } from './order-form.js'
import { Search } from './search.js'
import { TakenOrder } from './taken-order.js'
import { type IntakeInHand, type IntakeOptions, useIntake } from './use-intake.js'
import { words } from './words.js'

/** What each part of the intake is told. */
export interface IntakePart {
  readonly hand: IntakeInHand
  readonly options: IntakeOptions
}

/** The call agent's intake: who calls, what is wanted, and the order is with a worker in at most two presses (S060). */
export const Intake = (options: IntakeOptions) => {
  const scope = useId()
  const hand = useIntake(options)
  const said = words[options.language]
  return (
    <Scope.Provider value={scope}>
      <section className="foyer" lang={options.language} aria-label={said.title}>
        <Part hand={hand} options={options} />
      </section>
    </Scope.Provider>
  )
}

const Part = (told: IntakePart) => {
  switch (stepOf(told.hand.state)) {
    case 'search':
      return <Search {...told} />
    case 'create':
      return <NewPerson {...told} />
    case 'order':
      return <OrderForm {...told} />
    case 'taken':
      return <TakenOrder {...told} />
  }
}
