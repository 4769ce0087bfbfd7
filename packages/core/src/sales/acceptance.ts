import { z } from 'zod'
import { Seal } from '../shared/evidence.js'
import { Instant } from '../shared/instant.js'
import { EarlyStart } from './contract.js'

/** How somebody said yes. */
export const AcceptanceMeans = z.enum(['online', 'in-person', 'paper', 'e-mail'])

/** What the host knows of the machine that said yes. */
export const Through = z
  .object({
    /** IPv4 or IPv6. */
    ip: z.union([z.ipv4(), z.ipv6()]).optional(),
    /** The browser's own words. */
    agent: z.string().trim().min(1).max(500).optional(),
  })
  .readonly()

/** Who stands behind a signature besides Foyer, and how firmly (regulation (EU) 910/2014). */
export const Attested = z
  .object({
    /** `foyer` = the evidence kept here; else the provider's name. */
    by: z.string(),
    level: z.enum(['simple', 'advanced', 'qualified']),
    /** The provider's own id of it. */
    reference: z.string().optional(),
    /** SHA-256 of the provider's proof, a file in the archive. */
    proof: Seal.optional(),
  })
  .readonly()
/** Who stands behind a signature. */
export type Attested = z.output<typeof Attested>

/** The evidence that a quote was accepted: who, when, how, and the seal of everything that was accepted (S138). */
export const Acceptance = z
  .object({
    /** The name as signed. */
    signer: z.string().trim().min(1).max(200),
    at: Instant,
    /** The principal through whom it came: the customer, or the member of the office who took it. */
    by: z.string(),
    means: AcceptanceMeans,
    through: Through.optional(),
    /** The numbers of the options that were chosen. */
    chosen: z.array(z.int().positive()).readonly(),
    early: EarlyStart.optional(),
    /** SHA-256 of the edition in its canonical form with all of this: change a byte of it, and it shows. */
    sha256: Seal,
    attested: Attested,
  })
  .readonly()
  .meta({ id: 'Acceptance' })
/** The evidence that a quote was accepted. */
export type Acceptance = z.output<typeof Acceptance>
