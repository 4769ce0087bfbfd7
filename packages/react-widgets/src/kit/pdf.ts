/** The bytes of a file that came in base 64. */
export const bytesOf = (base64: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))

/** A tab for a file that is still on its way. */
export interface WaitingTab {
  /** Shows the file; in this tab where the browser let no other open. */
  readonly show: (file: Blob) => void
  readonly close: () => void
}

/** How long a browser gets to read the file out of the page's memory. */
const readMs = 60_000

/** Opens a tab at the tap itself: later a browser takes it for an advertisement, and refuses. */
export const waitingTab = (): WaitingTab => {
  const tab = window.open('', '_blank')
  return {
    show: (file) => {
      const url = URL.createObjectURL(file)
      ;(tab ?? window).location.assign(url)
      setTimeout(() => URL.revokeObjectURL(url), readMs)
    },
    close: () => tab?.close(),
  }
}
