import { createContext, type ReactNode, type Ref, useContext, useEffect, useRef } from 'react'

/** Tells the fields of two widgets on one page apart: each widget has a scope of its own. */
export const Scope = createContext('')

const useIdOf = (field: string): string => `${useContext(Scope)}${field}`

/** A field that is wrong, and why. */
export interface Problem {
  readonly field: string
  readonly says: string
}

/** What a field is told: its name, its value, and where a change goes. */
export interface FieldProps {
  readonly id: string
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly problems: readonly Problem[]
  readonly hint?: string | undefined
  readonly type?: string | undefined
  readonly inputMode?: 'numeric' | 'decimal' | 'tel' | 'email' | undefined
  readonly autoComplete?: string | undefined
  readonly required?: boolean | undefined
  readonly lines?: number | undefined
}

/** A labelled field with its hint, and what is wrong with it beside it. */
export const Field = ({
  id: name,
  label,
  hint,
  lines,
  problems,
  onChange,
  ...input
}: FieldProps) => {
  const id = useIdOf(name)
  const says = problems.find(({ field }) => field === name)?.says
  const about = [hint && `${id}-hint`, says && `${id}-wrong`].filter(Boolean).join(' ')
  const changed = (event: { readonly currentTarget: { readonly value: string } }) =>
    onChange(event.currentTarget.value)
  const common = {
    ...input,
    id,
    name,
    'aria-invalid': says ? true : undefined,
    'aria-describedby': about || undefined,
    // React calls both at every key, Preact the first alone.
    onInput: changed,
    onChange: changed,
  }
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint ? (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      {says ? (
        <p className="wrong" id={`${id}-wrong`}>
          {says}
        </p>
      ) : null}
      {lines ? <textarea {...common} rows={lines} /> : <input {...common} />}
    </div>
  )
}

/** A choice of one of a few. */
export const Choice = ({
  id: name,
  label,
  value,
  options,
  onChange,
}: {
  readonly id: string
  readonly label: string
  readonly value: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly onChange: (value: string) => void
}) => {
  const id = useIdOf(name)
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        name={name}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        {options.map((one) => (
          <option key={one.value} value={one.value}>
            {one.label}
          </option>
        ))}
      </select>
    </div>
  )
}

/** Something to agree to; never ticked beforehand. */
export const Tick = ({
  id: name,
  checked,
  onChange,
  children,
}: {
  readonly id: string
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
  readonly children: ReactNode
}) => {
  const id = useIdOf(name)
  return (
    <label className="tick" htmlFor={id}>
      <input
        id={id}
        name={name}
        type="checkbox"
        checked={checked}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span>{children}</span>
    </label>
  )
}

/** What keeps a form from being sent, in one place that takes the focus; each line leads to its field. */
export const Summary = ({
  title,
  problems,
}: {
  readonly title: string
  readonly problems: readonly Problem[]
}) => {
  const scope = useContext(Scope)
  const place = useFocus<HTMLDivElement>(problems)
  return problems.length ? (
    <div className="summary stack" role="alert" tabIndex={-1} ref={place}>
      <h3>{title}</h3>
      <ul>
        {problems.map(({ field, says }) => (
          <li key={field}>
            <a href={`#${scope}${field}`} onClick={(event) => leadTo(event, `${scope}${field}`)}>
              {says}
            </a>
          </li>
        ))}
      </ul>
    </div>
  ) : null
}

/** A link within a shadow root leads nowhere by itself. */
const leadTo = (
  event: { readonly preventDefault: () => void; readonly currentTarget: Element },
  id: string,
): void => {
  const within = event.currentTarget.getRootNode()
  const target = within instanceof ShadowRoot ? within.getElementById(id) : null
  if (!target) return
  event.preventDefault()
  target.focus()
}

/** Takes the focus whenever what it shows is new. */
export const useFocus = <E extends HTMLElement>(shown: unknown): Ref<E> => {
  const place = useRef<E>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is shown decides when the focus moves
  useEffect(() => place.current?.focus(), [shown])
  return place
}
