import { useRef } from 'react'
import { Field, type Problem } from '../kit/fields.js'
import type { WidgetLanguage } from '../kit/language.js'
import { noPart, type PartValues } from './asks.js'
import { words } from './words.js'

/** What the list of parts is told. */
interface PartsProps {
  readonly parts: readonly PartValues[]
  readonly problems: readonly Problem[]
  readonly language: WidgetLanguage
  readonly hidesPrices: boolean
  readonly onChange: (parts: readonly PartValues[]) => void
}

/** The parts left at the customer's, at most 100; without their prices where those are hidden (S283). */
export const Parts = ({ parts, problems, language, hidesPrices, onChange }: PartsProps) => {
  const said = words[language]
  const place = useRef<HTMLFieldSetElement>(null)
  const remove = (at: number) => {
    onChange(parts.filter((_, i) => i !== at))
    // The button that was pressed is gone: the focus stays among the parts.
    place.current?.focus()
  }
  const change = (at: number, more: Partial<PartValues>) =>
    onChange(parts.map((part, i) => (i === at ? { ...part, ...more } : part)))
  const field = (at: number, part: PartValues, name: keyof PartValues) => ({
    id: `parts.${at}.${name}`,
    label: said[name],
    value: part[name],
    problems,
    onChange: (value: string) => change(at, { [name]: value }),
  })
  return (
    <fieldset className="stack" ref={place} tabIndex={-1}>
      <legend>{said.parts}</legend>
      {parts.map((part, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place
        <div className="panel stack" key={i}>
          <Field {...field(i, part, 'label')} required />
          <div className="row">
            <Field {...field(i, part, 'quantity')} inputMode="numeric" required />
            {hidesPrices ? null : (
              <Field {...field(i, part, 'price')} inputMode="decimal" required />
            )}
          </div>
          <button type="button" className="second" onClick={() => remove(i)}>
            {`${said.removePart} ${part.label || i + 1}`}
          </button>
        </div>
      ))}
      <button
        type="button"
        className="second"
        disabled={parts.length >= 100}
        onClick={() => onChange([...parts, noPart])}
      >
        {said.addPart}
      </button>
    </fieldset>
  )
}
