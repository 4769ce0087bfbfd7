export type { Stop } from './app/attempt.js'
export type { Health, QueueOf, Waiting } from './app/health.js'
export {
  type Ask,
  type Call,
  type CommonRefusal,
  type Facade,
  type InputIssue,
  type Principal,
  type Registry,
  type Role,
  roles,
} from './app/operation.js'
export type { Relayed } from './app/relay.js'
export { type TenantCopyCode, TenantCopyProblem } from './app/tenant-copy.js'
export type { BroughtIn, OpenCopy } from './app/tenant-import.js'
export type { Ticked } from './app/tick.js'
export { type Customer, type HostKnown, hostCustomer, hostRest } from './customers/index.js'
export { createFoyer, type Foyer, type FoyerOptions } from './foyer.js'
export { collections } from './house.js'
export type { FormAnswered, Grant, HttpOptions, Problem, Rate, SignedIn } from './http/index.js'
export {
  type CheckedArchive,
  checkArchive,
  type Days,
  type Fault,
  FaultKind,
  type Link,
} from './journal/index.js'
export { registry } from './registry.js'
export type { Brand } from './shared/brand.js'
export { TenantId } from './shared/branded.js'
export { CivilDate, day } from './shared/civil-date.js'
export type { IdSchema } from './shared/id.js'
export { Instant } from './shared/instant.js'
export { Language } from './shared/language.js'
export { accept, must, type Refusal, type Result, refuse } from './shared/result.js'
