import { inflateSync } from 'node:zlib'
import PDFKit from 'pdfkit'
import { type CertificateView, renderCertificate } from '../src/documents/certificate.js'
import { bold, regular } from '../src/documents/fonts.generated.js'
import { formatDate, formatMinutes, formatMoney, formatShortDate } from '../src/documents/format.js'
import { sampleCertificate } from '../src/documents/samples.js'

/** A figure of ours beside a peer's from the same run; `ratio` = ours / the peer's, larger is better. */
export interface Measure {
  readonly id: string
  readonly value: number
  readonly unit: string
  readonly peer: string
  readonly peerValue: number
  readonly ratio: number
}

const fonts = [regular, bold].map((font) => inflateSync(Buffer.from(font, 'base64')))

/** Ten visits, one page; a name and amounts of its own for every certificate. */
const viewOf = (i: number): CertificateView => {
  const sample = sampleCertificate(10)
  const customer = { ...sample.customer, name: `Mme Éloïse Lefèvre ${i}` }
  return { ...sample, number: `A2025-${String(i).padStart(5, '0')}`, customer }
}

/** The peer's page: fewer words and rules than ours, the same two fonts already cut down, no compression. */
const byPeer = (view: CertificateView): Promise<number> =>
  new Promise((resolve) => {
    const file = new PDFKit({ size: 'A4', compress: false })
    let length = 0
    file.on('data', (chunk: Buffer) => {
      length += chunk.length
    })
    file.on('end', () => resolve(length))
    for (const [i, font] of fonts.entries()) file.registerFont(`F${i}`, font)
    const put = (text: string, x: number, y: number, face = 'F0'): void => {
      file.font(face).fontSize(9).text(text, x, y, { lineBreak: false })
    }
    drawPeer(view, put)
    file.end()
  })

type Put = (text: string, x: number, y: number, face?: string) => void

const drawPeer = (view: CertificateView, put: Put): void => {
  const { issuer, customer, paidGross, prepaidCesu, aids, advance, paidNet } = view
  const heading = [issuer.name, issuer.address.line, issuer.phone, issuer.email, view.number]
  const lines = [...heading, formatDate(view.issuedOn, 'fr'), customer.name, ...customer.address]
  for (const [i, line] of lines.entries()) put(line, 50, 50 + i * 12, i ? 'F0' : 'F1')
  for (const [i, amount] of [paidGross, prepaidCesu, aids, advance, paidNet].entries())
    put(formatMoney(amount, 'fr'), 300, 200 + i * 12, 'F1')
  for (const [i, visit] of view.interventions.entries()) {
    const cells = [formatShortDate(visit.date), visit.worker, visit.workerName]
    for (const [j, cell] of [...cells, formatMinutes(visit.minutes)].entries())
      put(cell, 50 + j * 110, 300 + i * 14)
  }
  for (let i = 0; i < 8; i++)
    put(
      'Les sommes perçues pour financer les services à la personne sont à déduire.',
      50,
      500 + i * 10,
    )
}

const perSecond = async (ms: number, once: (i: number) => Promise<unknown>): Promise<number> => {
  const start = performance.now()
  let done = 0
  while (performance.now() - start < ms) await once(done++)
  return (done * 1000) / (performance.now() - start)
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

/** Certificates a second on one core, everything included; five rounds in turn with the peer, the middle one counts. */
export const measureCertificates = async (): Promise<Measure> => {
  const ours = (i: number): Promise<unknown> => renderCertificate(viewOf(i))
  const peers = (i: number): Promise<unknown> => byPeer(viewOf(i))
  await perSecond(1000, ours)
  await perSecond(500, peers)
  const rounds: (readonly [number, number])[] = []
  for (let i = 0; i < 5; i++) rounds.push([await perSecond(600, ours), await perSecond(600, peers)])
  const value = Math.round(median(rounds.map(([own]) => own)))
  const peerValue = Math.round(median(rounds.map(([, other]) => other)))
  const ratio = Math.round((value * 10) / peerValue) / 10
  return { id: 'certificates', value, unit: 'certificates/s', peer: 'pdfkit', peerValue, ratio }
}
