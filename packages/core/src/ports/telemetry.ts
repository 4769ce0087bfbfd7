/** What is said of a piece of work: ids of tenants, names of operations, codes and figures. Never a person, never an address. */
export type Attributes = { readonly [name: string]: string | number | boolean }

/** A piece of work that is being watched. */
export interface Span {
  /** Says more of it, as soon as it is known; said again, the last one stands. */
  note(attributes: Attributes): void
}

/**
 * Watches the engine at work. Nothing that it does may fail or slow down the work: it keeps what it is told and answers at once.
 *
 * | span        | attributes                                                                                                    |
 * | ----------- | ------------------------------------------------------------------------------------------------------------- |
 * | `operation` | `foyer.operation`, `foyer.kind`, `foyer.role`, `foyer.tenant`, `foyer.attempts`, `foyer.outcome`: `accepted` or the refusal's code |
 * | `relay`     | one round: `foyer.facts`, `foyer.errands`, `foyer.notices`, `foyer.webhooks`, `foyer.parked`                                    |
 * | `errand`    | `foyer.operation`, `foyer.tenant`, `foyer.attempts`, `foyer.outcome`: `done`, `waits` or `parked`             |
 * | `alarm`     | `foyer.schedule` and the same                                                                                 |
 * | `notice`    | `foyer.channel`, `foyer.subject` and the same                                                                 |
 * | `webhook`   | `foyer.subject` and the same                                                                                  |
 * | `commit`    | `foyer.tenant`, `foyer.changes`; `error.type`: `conflict` or `duplicate`                                      |
 *
 * `foyer.attempts` counts this attempt too. What throws ends its span as failed, by the name of the error and not by what it says.
 * Counted: `parked`, by `foyer.queue`. Measured: `lag` in seconds, from when something fell due to when it was taken up, by `foyer.queue`.
 */
export interface Telemetry {
  /** Does a piece of work and keeps how long it took and how it ended; spans begun within it are its children. Throws what the work throws. */
  span<T>(name: string, attributes: Attributes, work: (span: Span) => Promise<T>): Promise<T>
  /** Adds to a count that only grows. */
  count(name: string, by: number, attributes: Attributes): void
  /** Keeps one value of a distribution. */
  measure(name: string, value: number, attributes: Attributes): void
}

const unwatched: Span = { note() {} }

/** Watches nothing. */
export const noTelemetry: Telemetry = {
  span: (_, __, work) => work(unwatched),
  count() {},
  measure() {},
}
