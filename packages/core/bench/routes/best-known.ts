import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

const BestKnown = z.object({
  instances: z.record(
    z.string(),
    z.object({ dimacs_1dec: z.object({ distance: z.number() }).optional() }),
  ),
  trsp_pillac: z.object({ bks: z.record(z.string(), z.number()) }).optional(),
  hhcrsp_mankowska: z
    .object({ bks: z.record(z.string(), z.object({ total_cost: z.number() })) })
    .optional(),
})

/** The best known of `bks.json`, in the folder or the one above, by the name of the file without its ending; none where there is no such file. */
export const bestKnownOf = async (folder: string): Promise<ReadonlyMap<string, number>> => {
  for (const path of [join(folder, 'bks.json'), join(folder, '..', 'bks.json')]) {
    const text = await readFile(path, 'utf8').catch(() => undefined)
    if (text) return knownIn(BestKnown.parse(JSON.parse(text)))
  }
  return new Map()
}

const knownIn = ({
  instances,
  trsp_pillac: technicians,
  hhcrsp_mankowska: care,
}: z.output<typeof BestKnown>): ReadonlyMap<string, number> =>
  new Map([
    ...Object.entries(instances).flatMap(([name, { dimacs_1dec }]) =>
      dimacs_1dec ? [[name, dimacs_1dec.distance] as const] : [],
    ),
    ...Object.entries(technicians?.bks ?? {}),
    ...Object.entries(care?.bks ?? {}).map(
      ([file, { total_cost }]) => [nameOf(file), total_cost] as const,
    ),
  ])

/** The name of an instance: its file without the ending. */
export const nameOf = (file: string): string => file.replace(/\.(txt|json)$/i, '')
