import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type AnyOperation, command, type Registry } from './app/operation.js'
import { registry } from './registry.js'
import { accept } from './shared/result.js'

/** What a general ledger is written with, and what a payroll engine works out. */
const words =
  /ledger|posting|double.?entry|journal.?entr|payroll|payslip|salar|wage|social.?contribution/i

/** The names of everything that an input may hold, each object's apart. */
const shapesOf = (schema: unknown): readonly (readonly string[])[] => {
  if (typeof schema !== 'object' || schema === null) return []
  const own: unknown = Reflect.get(schema, 'properties')
  const names = typeof own === 'object' && own !== null ? [Object.keys(own)] : []
  return [...names, ...Object.values(schema).flatMap(shapesOf)]
}

const writes = ({ input }: AnyOperation, name: string): boolean => {
  const shapes = shapesOf(z.toJSONSchema(input, { io: 'input' }))
  const isEntry = shapes.some((names) => names.includes('debit') && names.includes('credit'))
  return isEntry || words.test(name) || shapes.flat().some((field) => words.test(field))
}

/** The commands that write a ledger or a payroll. */
const outOfScope = (of: Registry): readonly string[] =>
  commandsOf(of).flatMap(([name, operation]) => (writes(operation, name) ? [name] : []))

const commandsOf = (of: Registry) =>
  Object.entries(of).flatMap(([context, operations]) =>
    Object.entries(operations)
      .filter(([, { kind }]) => kind === 'command')
      .map(([name, operation]) => [`${context}.${name}`, operation] as const),
  )

describe('what is left to others', () => {
  it('has no command that writes a general ledger or works out a payroll (S293)', () => {
    expect(commandsOf(registry).length).toBeGreaterThan(100)
    expect(outOfScope(registry)).toEqual([])
  })

  it('leaves of accounting only settings, reports of sales and closings to be written', () => {
    const names = commandsOf(registry).map(([name]) => name)
    expect(names.filter((name) => /^(?:accounting|journal)\./.test(name)).sort()).toEqual([
      ...['accounting.reportSales', 'accounting.settleBookkeeping', 'accounting.transmitReport'],
      ...['journal.closeDay', 'journal.closeMonth', 'journal.closeYear', 'journal.follow'],
      'journal.keepAnchor',
    ])
  })

  const line = z.object({ account: z.string(), debit: z.int(), credit: z.int() })
  it.each([
    ['enterMove', z.object({ lines: z.array(line) })],
    ['runPayroll', z.object({})],
    ['endMonth', z.object({ worker: z.object({ grossSalary: z.int() }) })],
  ])('would notice a command such as %s', (name, input) => {
    const asked = { input, output: z.object({}), allow: { owner: 'all' }, refusals: {} } as const
    const written = command({ ...asked, run: async () => accept({}) })
    expect(outOfScope({ books: { [name]: written as AnyOperation } })).toEqual([`books.${name}`])
  })
})
