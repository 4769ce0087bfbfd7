import { Choice } from './fields.js'
import type { Entity, Which } from './of-a-year.js'

interface YearChoicesProps {
  readonly which: Which
  readonly entities: readonly Entity[]
  readonly years: readonly number[]
  readonly disabled: boolean
  readonly said: { readonly title: string; readonly entity: string; readonly year: string }
  readonly onChoose: (which: Partial<Which>) => void
}

/** Whose year, where there are several companies, and which. */
export const YearChoices = ({
  which,
  entities,
  years,
  disabled,
  said,
  onChoose,
}: YearChoicesProps) => (
  <fieldset className="row" disabled={disabled} aria-label={said.title}>
    {entities.length > 1 ? (
      <Choice
        id="entity"
        label={said.entity}
        value={which.legalEntity}
        options={entities.map(({ id: value, name: label }) => ({ value, label }))}
        onChange={(legalEntity) => onChoose({ legalEntity })}
      />
    ) : null}
    <Choice
      id="year"
      label={said.year}
      value={String(which.year)}
      options={years.map(String).map((value) => ({ value, label: value }))}
      onChange={(year) => onChoose({ year: Number(year) })}
    />
  </fieldset>
)
