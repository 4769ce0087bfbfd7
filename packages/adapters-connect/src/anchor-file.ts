import { mkdir, open, readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Anchor, Anchors } from '@foyer/core/store'

/**
 * Keeps the anchors of fiscal journals in a file, a line of JSON each, written through to the disk before it answers. Put it where whoever
 * can write to the database cannot: another machine’s share, a volume that only takes appends.
 */
export const anchorFile = (path: string): Anchors => ({
  async keep(tenant, anchor) {
    await mkdir(dirname(path), { recursive: true })
    const file = await open(path, 'a')
    try {
      await file.appendFile(`${JSON.stringify({ tenant, ...anchor })}\n`)
      await file.sync()
    } finally {
      await file.close()
    }
  },
})

/**
 * The anchors that a file keeps of one entity's journal, oldest first, each once: what `journal.verifyJournal` is given. A last line that
 * a power cut left half written is left out.
 */
export const anchorsIn = async (
  path: string,
  of: { readonly tenant: string; readonly legalEntity: string },
): Promise<readonly Pick<Anchor, 'count' | 'hash'>[]> => {
  const known = new Map<string, Pick<Anchor, 'count' | 'hash'>>()
  for (const line of (await readFile(path, 'utf8')).split('\n')) {
    const kept = anchorOf(line)
    if (kept?.tenant !== of.tenant || kept.legalEntity !== of.legalEntity) continue
    const { count, hash } = kept
    known.set(`${count} ${hash}`, { count, hash })
  }
  return [...known.values()].sort((a, b) => a.count - b.count)
}

const anchorOf = (line: string): (Anchor & { readonly tenant: string }) | undefined => {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
