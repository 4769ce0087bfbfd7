import { type KeyboardEvent, useId, useRef } from 'react'
import { actOnList } from '../kit/act-on-list.js'
import { Scope } from '../kit/fields.js'
import { CertificateList } from './certificate-list.js'
import { openedOf, whichOf } from './model.js'
import { OneCertificate } from './one-certificate.js'
import {
  type CertificatesInHand,
  type CertificatesOptions,
  useCertificates,
} from './use-certificates.js'
import { words } from './words.js'
import { YearHead } from './year-head.js'

/** January's work: draft the certificates of a year, read them through, issue them, send them. */
export const Certificates = (options: CertificatesOptions) => {
  const scope = useId()
  const hand = useCertificates(options)
  const { language } = options
  const line = openedOf(hand.state)
  const which = whichOf(hand.state)
  const place = useRef<HTMLElement>(null)
  return (
    <Scope.Provider value={scope}>
      <section
        className="foyer"
        lang={language}
        aria-label={words[language].title}
        ref={place}
        onKeyDown={(event) => act(event, place.current, hand)}
      >
        {line && which ? (
          <OneCertificate hand={hand} line={line} year={which.year} language={language} />
        ) : (
          <div className="stack">
            <YearHead hand={hand} language={language} />
            <CertificateList hand={hand} language={language} />
          </div>
        )}
      </section>
    </Scope.Provider>
  )
}

/** Shortcuts count while the focus is within the widget; a choice keeps its own keys. */
const act = (event: KeyboardEvent, place: HTMLElement | null, hand: CertificatesInHand): void => {
  if (event.target instanceof HTMLSelectElement) return
  const { toggleKeys } = hand
  actOnList(event, place, { lines: '.cer-line', toggleKeys, back: () => back(hand) })
}

const back = ({ state, ask, close, search }: CertificatesInHand): void => {
  if (state.opened) close()
  else if (state.isAsking) ask(false)
  else search('')
}
