import { renderToString } from 'react-dom/server'
import { expect, it } from 'vitest'
import { define, Form, formElement, Simulator, simulatorElement } from './index.js'

const client = {
  customers: { submitForm: async () => ({ ok: true, value: { received: true } }) as const },
  taxCredit: { simulate: () => new Promise<never>(() => {}) },
}

it.each(['fr', 'en'] as const)('is drawn on a server, where there is no page (%s)', (language) => {
  const offers = [{ name: 'Help', hourlyPrice: 59_00, line: { activity: 'II-11' } }] as const
  const form = renderToString(<Form client={client} language={language} />)
  expect(form).toContain(`lang="${language}"`)
  const simulator = renderToString(
    <Simulator client={client} language={language} legalEntity="ent_1" offers={offers} />,
  )
  expect(simulator).toContain('Help')
})

it('defines nothing where elements cannot be', () => {
  expect(() => {
    define(formElement)
    define(simulatorElement)
  }).not.toThrow()
})
