import { useContext } from 'react'
import { Scope, Summary, useFocus } from '../kit/fields.js'
import { date } from '../kit/format.js'
import type { WidgetLanguage } from '../kit/language.js'
import { YearChoices } from '../kit/year-choices.js'
import { Figures } from './figures.js'
import {
  countsOf,
  draftedFrom,
  leftToSend,
  type Phase,
  phaseOf,
  type Running,
  whichOf,
  yearsOf,
} from './model.js'
import type { CertificatesInHand } from './use-certificates.js'
import { type CertificateWords, counted, filled, words } from './words.js'

interface HeadProps {
  readonly hand: CertificatesInHand
  readonly language: WidgetLanguage
}

/** The year: whose and which, where it stands, what is done next, and what it comes to. */
export const YearHead = ({ hand, language }: HeadProps) => {
  const said = words[language]
  const { state } = hand
  const { trouble, running, wrong, isLate, isAsking } = state
  const phase = phaseOf(state)
  return (
    <div className="stack" part="year" aria-busy={phase === 'loading' && !trouble}>
      <h2>{said.title}</h2>
      <Choices hand={hand} language={language} />
      <p role="status" className={trouble ? undefined : 'cer-said'}>
        {trouble ?? doneSaid(hand, said) ?? (phase === 'loading' ? said.loading : undefined)}
      </p>
      <Summary title={said.wrong} problems={wrong} />
      {isLate ? <p className="cer-late">{said.late}</p> : null}
      <Stands hand={hand} phase={phase} language={language} />
      {running ? (
        <Progress running={running} said={said} />
      ) : isAsking ? (
        <Asking hand={hand} language={language} />
      ) : (
        <Actions hand={hand} phase={phase} said={said} />
      )}
      <Totals hand={hand} language={language} />
    </div>
  )
}

const Choices = ({ hand, language }: HeadProps) => {
  const said = words[language]
  const { entities = [], today, running } = hand.state
  const which = whichOf(hand.state)
  if (!which || !today) return null
  return (
    <YearChoices
      which={which}
      entities={entities}
      years={yearsOf(today, which.year)}
      disabled={running !== undefined}
      said={said}
      onChoose={hand.choose}
    />
  )
}

const doneSaid = (
  { state: { done } }: CertificatesInHand,
  said: CertificateWords,
): string | undefined => {
  if (done?.what !== 'draft' && done?.what !== 'close' && done?.what !== 'send') return undefined
  const { what, count, unreachable } = done
  const left = unreachable ? ` ${counted(said, 'unreachable', unreachable)}` : ''
  return `${counted(said, `done-${what}`, count)}${left}`
}

const Stands = ({ hand, phase, language }: HeadProps & { readonly phase: Phase }) => {
  const said = words[language]
  const which = whichOf(hand.state)
  const { read } = hand.state
  if (!which || phase === 'loading') return null
  const { year } = which
  if (phase === 'not-over') {
    const from = date(draftedFrom(year), language, true)
    return <p className="panel">{filled(said.notOver, { year, from })}</p>
  }
  if (phase === 'empty')
    return (
      <div className="panel stack">
        <h3>{filled(said.empty, { year })}</h3>
        <p>{filled(said.emptyMore, { year })}</p>
      </div>
    )
  const { drafts, issued, reopened } = countsOf(read?.lines ?? [])
  return (
    <ul className="plain">
      {drafts ? <li>{counted(said, 'drafts', drafts)}</li> : null}
      {issued ? <li>{counted(said, 'issued', issued)}</li> : null}
      {reopened ? <li>{counted(said, 'reopened', reopened)}</li> : null}
      {read?.after ? <li>{said.more}</li> : null}
    </ul>
  )
}

const Progress = ({
  running: { what, count, total },
  said,
}: {
  readonly running: Running
  readonly said: CertificateWords
}) => {
  const scope = useContext(Scope)
  const soFar = total === undefined ? said['so-far'] : said['so-far-of']
  return (
    <div className="cer-run">
      <label htmlFor={`${scope}progress`}>{said[`running-${what}`]}</label>
      <progress
        id={`${scope}progress`}
        {...(total ? { max: total, value: Math.min(count, total) } : {})}
      />
      <p role="status">{filled(soFar, { count, total: total ?? '' })}</p>
    </div>
  )
}

/** What cannot be undone is asked with its name. */
const Asking = ({ hand, language }: HeadProps) => {
  const scope = useContext(Scope)
  const said = words[language]
  const which = whichOf(hand.state)
  const heading = useFocus<HTMLHeadingElement>(which?.year)
  if (!which) return null
  const { year } = which
  return (
    <section className="panel stack">
      <h3 tabIndex={-1} ref={heading}>
        {filled(said.closeTitle, { year })}
      </h3>
      <p>{said.closeMore}</p>
      <div className="cer-bar">
        <button id={`${scope}send`} type="button" onClick={() => void hand.run('close')}>
          {filled(said.closeYes, { year })}
        </button>
        <button type="button" className="second" onClick={() => hand.ask(false)}>
          {said.closeNo}
        </button>
      </div>
    </section>
  )
}

/** One main action; whoever may not see the whole year prepares nothing. */
const Actions = ({
  hand,
  phase,
  said,
}: {
  readonly hand: CertificatesInHand
  readonly phase: Phase
  readonly said: CertificateWords
}) => {
  const scope = useContext(Scope)
  const { read } = hand.state
  if (!read?.totals || phase === 'loading' || phase === 'not-over') return null
  const toSend = leftToSend(read.lines)
  const draft = (
    <button
      id={phase === 'empty' ? `${scope}send` : undefined}
      type="button"
      className={phase === 'empty' ? undefined : 'second'}
      onClick={() => void hand.run('draft')}
    >
      {phase === 'empty' ? said.draft : said.draftAgain}
    </button>
  )
  const send = (
    <button
      id={phase === 'issued' ? `${scope}send` : undefined}
      type="button"
      className={phase === 'issued' ? undefined : 'second'}
      onClick={() => void hand.run('send')}
    >
      {said.sendAll}
    </button>
  )
  return (
    <div className="cer-bar">
      {phase === 'drafted' ? (
        <button id={`${scope}send`} type="button" onClick={() => hand.ask(true)}>
          {said.close}
        </button>
      ) : null}
      {toSend || read.after ? send : null}
      {draft}
    </div>
  )
}

const Totals = ({ hand, language }: HeadProps) => {
  const which = whichOf(hand.state)
  const totals = hand.state.read?.totals
  if (!which || !totals) return null
  const { figures, customerCredit } = totals
  return (
    <section className="panel stack" part="totals">
      <h3>{filled(words[language].totals, { year: which.year })}</h3>
      <Figures figures={figures} customerCredit={customerCredit} language={language} />
    </section>
  )
}
