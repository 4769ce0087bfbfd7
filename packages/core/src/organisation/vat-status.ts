import { z } from 'zod'
import type { CivilDate as Day } from '../shared/civil-date.js'
import { CivilDate } from '../shared/civil-date.js'

/** How an entity stands towards VAT: `normal` = liable to it; `franchise` = franchise en base (CGI, article 293 B). */
export const Vat = z.enum(['normal', 'franchise', 'exempt'])

/** How an entity stands towards VAT from a day on, that day included. */
export const VatStatus = z
  .object({
    from: CivilDate,
    vat: Vat,
    /** Of an exempt one: by which ground (CGI, article 261: 4, 4°, b; 7, 1°, b; 7, 1° ter). */
    exemption: z.enum(['lessons', 'association', 'fragile-public']).optional(),
    /** Of lessons: a natural person gives them and the pupils pay that person directly. */
    paidDirectly: z.boolean().optional(),
  })
  .readonly()
/** How an entity stands towards VAT from a day on. */
export type VatStatus = z.output<typeof VatStatus>

interface Standing {
  readonly vat: z.output<typeof Vat>
  readonly vatChanges?: readonly VatStatus[] | undefined
}

/** How an entity sells on a day: by the last change on it or before, else as it was registered. */
export const sellerOn = ({ vat, vatChanges = [] }: Standing, on: Day) => {
  const changes = vatChanges.filter(({ from }) => from <= on)
  const last = changes.reduce<VatStatus | undefined>(
    (known, one) => (known && known.from > one.from ? known : one),
    undefined,
  )
  const { exemption, paidDirectly } = last ?? {}
  const standing = last?.vat ?? vat
  return {
    vat: standing === 'normal' ? ('liable' as const) : standing,
    ...(exemption ? { exemption } : {}),
    ...(paidDirectly === undefined ? {} : { paidDirectly }),
  }
}
