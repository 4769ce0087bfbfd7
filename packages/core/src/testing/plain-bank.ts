import type { BankFiles, BankReport, BankWord } from '../ports/bank-files.js'
import { toBase64 } from '../shared/base64.js'
import { utf8 } from '../shared/canonical.js'
import { accept, refuse } from '../shared/result.js'

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

/** A bank whose files are plain JSON: what it is sent can be read, and what it says can be written by hand. */
export const plainBank: BankFiles = {
  write: async (file) => utf8(JSON.stringify(file)),
  async read(bytes) {
    try {
      return accept(JSON.parse(text(bytes)) as BankReport)
    } catch {
      return refuse({ code: 'bank-file-unreadable', problem: 'not-xml' })
    }
  },
}

/** A file of that bank, in base 64. */
export const plainReport = (words: readonly BankWord[], messageId = 'STATEMENT-1'): string => {
  const report: BankReport = { format: 'plain', messageId, words }
  return toBase64(utf8(JSON.stringify(report)))
}
