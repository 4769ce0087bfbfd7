import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Foyer, Principal } from '@foyer/core'
import { yes } from './answers.js'
import { issuedCertificates } from './certificates-json.js'
import type { EntityYear } from './close-year.js'
import type { Progress } from './progress.js'

/** Writes each issued certificate's archived document, byte for byte, under its number; answers how many. */
export const writeDocuments = async (
  foyer: Foyer,
  as: Principal,
  subject: EntityYear,
  dir: string,
  progress: Progress,
): Promise<number> => {
  const certificates = await issuedCertificates(foyer, as, subject)
  await mkdir(dir, { recursive: true })
  progress.phase('writing PDF files', certificates.length)
  for (const { id, number } of certificates) {
    const { base64 } = yes(foyer, await foyer.documents.downloadDocument({ of: id }, { as }))
    await writeFile(join(dir, `${number}.pdf`), Buffer.from(base64, 'base64'))
    progress.step()
  }
  progress.end()
  return certificates.length
}
