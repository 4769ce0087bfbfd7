import { accept, refuse } from '@foyer/core'
import { wordsOfNotification } from './camt054.js'
import { wordsOfStatus } from './pain002.js'
import { pain008 } from './pain008.js'
import type { BankFileProblem, BankFiles, BankReport, BankWord } from './port.js'
import { first, type Tree, textAt, treeOf } from './tree.js'

/** How much is read of a bank's file. */
export interface SepaFilesOptions {
  /** Bytes of the largest file that is read: 8 MB unless told otherwise. */
  readonly maxBytes?: number
}

/** What is read, by message: where it stands in a file, and how. */
const readers: {
  readonly [message: string]: {
    readonly root: string
    readonly versions: readonly string[]
    readonly words: (report: Tree) => readonly BankWord[]
  }
} = {
  'pain.002': { root: 'CstmrPmtStsRpt', versions: ['03', '10', '14'], words: wordsOfStatus },
  'camt.054': {
    root: 'BkToCstmrDbtCdtNtfctn',
    versions: ['02', '04', '08'],
    words: wordsOfNotification,
  },
}

/**
 * The files of SEPA direct debits: writes `pain.008.001.08` and `.02`, reads `pain.002.001.03`, `.10` and `.14`, `camt.054.001.02`, `.04` and
 * `.08`. Nothing in a file is followed or fetched; one with a document type or of another format is refused.
 */
export const sepaFiles = ({ maxBytes = 8_000_000 }: SepaFilesOptions = {}): BankFiles => ({
  write: async (file) => new TextEncoder().encode(pain008(file)),
  async read(bytes) {
    const report = readReport(bytes, maxBytes)
    return typeof report === 'string'
      ? refuse({ code: 'bank-file-unreadable', problem: report })
      : accept(report)
  },
})

const readReport = (bytes: Uint8Array, maxBytes: number): BankReport | BankFileProblem => {
  if (bytes.length > maxBytes) return 'too-large'
  const text = textIn(bytes)
  const tree = text === undefined ? undefined : treeOf(text)
  const document = first(tree, 'Document')
  if (!document) return 'not-xml'
  const format = formatOf(document)
  const [message = '', version = ''] = format.split('.001.')
  const reader = Object.hasOwn(readers, message) ? readers[message] : undefined
  if (!reader?.versions.includes(version)) return 'unknown-format'
  const report = first(document, reader.root)
  const messageId = textAt(report, 'GrpHdr/MsgId')
  return report && messageId ? { format, messageId, words: reader.words(report) } : 'incomplete'
}

/** `camt.054.001.08` from the document's namespace: ISO's own, or a national one that has the same in it. */
const formatOf = ({ attributes }: Tree): string => {
  const named = Object.entries(attributes)
    .filter(([name]) => name.startsWith('xmlns'))
    .map(([, value]) => value)
  return /\b(?:pain|camt)\.\d{3}\.001\.\d{2}\b/.exec(named.join(' '))?.[0] ?? ''
}

const encodings = new Set(['utf-8', 'iso-8859-1', 'iso-8859-15', 'windows-1252', 'us-ascii'])

/** The text of a file in the encoding that it declares; undefined in one that no bank writes, or where it is broken. */
const textIn = (bytes: Uint8Array): string | undefined => {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200))
  const declared = /^[^<]*<\?xml[^>]*encoding=["']([\w-]+)["']/i.exec(head)?.[1] ?? 'utf-8'
  if (!encodings.has(declared.toLowerCase())) return undefined
  try {
    return new TextDecoder(declared, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}
