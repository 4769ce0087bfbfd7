import type { Attributes, Span, Telemetry } from '@foyer/core/store'
import {
  type Counter,
  type Histogram,
  type Meter,
  metrics,
  SpanStatusCode,
  type Tracer,
  trace,
} from '@opentelemetry/api'

/** Where traces and metrics go; without them, where the process's own set-up of OpenTelemetry sends them. */
export interface OpenTelemetryOptions {
  readonly tracer?: Tracer
  readonly meter?: Meter
}

const scope = '@foyer/core'

/** What has as many values as there are tenants stays out of metrics: each value would be a series of its own. */
const inTracesAlone = new Set(['foyer.tenant', 'foyer.attempts', 'foyer.changes'])

/** Bounds in seconds, as the conventions of OpenTelemetry advise for durations. */
const seconds = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10]
/** From a second to a day: how late something is taken up. */
const delays = [1, 5, 15, 60, 300, 900, 3600, 6 * 3600, 24 * 3600]

/**
 * Foyer's telemetry over OpenTelemetry: spans `foyer.operation invoicing.issueInvoice`, nested as the work is where the process has a context
 * manager; histograms `foyer.operation.duration` (and of every other span) and `foyer.lag` in seconds; the counter `foyer.parked`. A failed
 * span says `error.type`, never the message: people's addresses stand in messages.
 */
export const openTelemetry = ({
  tracer = trace.getTracer(scope),
  meter = metrics.getMeter(scope),
}: OpenTelemetryOptions = {}): Telemetry => {
  const durations = new Map<string, Histogram>()
  const measures = new Map<string, Histogram>()
  const counters = new Map<string, Counter>()

  const took = (name: string, from: number, attributes: Attributes): void =>
    once(durations, name, () => histogram(meter, `foyer.${name}.duration`, seconds)).record(
      (performance.now() - from) / 1000,
      forMetrics(attributes),
    )

  return {
    span<T>(name: string, attributes: Attributes, work: (span: Span) => Promise<T>): Promise<T> {
      return tracer.startActiveSpan(titleOf(name, attributes), { attributes }, async (span) => {
        const from = performance.now()
        let said = attributes
        const note = (more: Attributes): void => {
          said = { ...said, ...more }
          span.setAttributes(more)
        }
        try {
          return await work({ note })
        } catch (problem) {
          if (!('error.type' in said)) note({ 'error.type': nameOf(problem) })
          span.setStatus({ code: SpanStatusCode.ERROR })
          throw problem
        } finally {
          span.end()
          took(name, from, said)
        }
      })
    },
    count: (name, by, attributes) =>
      once(counters, name, () => meter.createCounter(`foyer.${name}`)).add(
        by,
        forMetrics(attributes),
      ),
    measure: (name, value, attributes) =>
      once(measures, name, () => histogram(meter, `foyer.${name}`, delays)).record(
        value,
        forMetrics(attributes),
      ),
  }
}

/** `foyer.operation invoicing.issueInvoice`: what is done, then to which of few things. */
const titleOf = (name: string, attributes: Attributes): string =>
  ['foyer.operation', 'foyer.schedule', 'foyer.subject'].reduce(
    (title, of) => (of in attributes ? `${title} ${attributes[of]}` : title),
    `foyer.${name}`,
  )

const forMetrics = (attributes: Attributes): Attributes =>
  Object.fromEntries(Object.entries(attributes).filter(([name]) => !inTracesAlone.has(name)))

const histogram = (meter: Meter, name: string, bounds: readonly number[]): Histogram =>
  meter.createHistogram(name, {
    unit: 's',
    advice: { explicitBucketBoundaries: [...bounds] },
  })

const once = <I>(known: Map<string, I>, name: string, make: () => I): I => {
  const found = known.get(name) ?? make()
  known.set(name, found)
  return found
}

const nameOf = (problem: unknown): string => (problem instanceof Error ? problem.name : 'thrown')
