/** What browsers call speech recognition (Web Speech API), as far as it is used here. */
interface Listening {
  lang: string
  /** On this device alone. */
  processLocally: boolean
  onresult: (heard: {
    readonly results: Iterable<Iterable<{ readonly transcript: string }>>
  }) => void
  onend: () => void
  start(): void
}

interface Recognition {
  new (): Listening
  /** Newer browsers say whether they can listen without asking a server. */
  available?(how: {
    readonly langs: readonly string[]
    readonly processLocally: true
  }): Promise<string>
}

declare global {
  var SpeechRecognition: Recognition | undefined
}

/**
 * Listens to whoever holds the telephone, and answers what was said, empty when nothing was; undefined where the browser cannot do that
 * by itself: what is said in a home goes to nobody else's server.
 */
export const dictationIn = async (lang: string): Promise<(() => Promise<string>) | undefined> => {
  const Here = globalThis.SpeechRecognition
  const can = await Here?.available?.({ langs: [lang], processLocally: true })
  return Here && can === 'available' ? () => heardBy(new Here(), lang) : undefined
}

const heardBy = (listening: Listening, lang: string): Promise<string> =>
  new Promise((resolve) => {
    let said = ''
    listening.lang = lang
    listening.processLocally = true
    listening.onresult = ({ results }) => {
      said = Array.from(results, ([best]) => best?.transcript ?? '').join(' ')
    }
    // It ends after what was said, after a while of silence, and after whatever went wrong.
    listening.onend = () => resolve(said)
    listening.start()
  })
