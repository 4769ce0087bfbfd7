import { collections, createFoyer, type Foyer, type Principal, TenantId } from '@foyer/core'
import { StoreError } from '@foyer/core/store'
import { memoryFiles, memoryStore } from '@foyer/core/testing'
import { context, SpanStatusCode } from '@opentelemetry/api'
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks'
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics'
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  type ReadableSpan,
  SimpleSpanProcessor,
} from '@opentelemetry/sdk-trace-base'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTelemetry } from './open-telemetry.js'

beforeAll(() => {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable())
})
afterAll(() => context.disable())

/** The real kit of OpenTelemetry, exporting to memory. */
const kit = () => {
  const exporter = new InMemorySpanExporter()
  const tracers = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] })
  const kept = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE)
  const reader = new PeriodicExportingMetricReader({
    exporter: kept,
    exportIntervalMillis: 1_000_000,
  })
  const meters = new MeterProvider({ readers: [reader] })
  const telemetry = openTelemetry({
    tracer: tracers.getTracer('foyer'),
    meter: meters.getMeter('foyer'),
  })
  return {
    telemetry,
    spans: () => exporter.getFinishedSpans(),
    async metrics() {
      await reader.forceFlush()
      return kept
        .getMetrics()
        .flatMap(({ scopeMetrics }) => scopeMetrics.flatMap(({ metrics }) => metrics))
    },
  }
}

const tenant = TenantId.parse('tenant-a')
const owner = { as: { tenant, id: 'owner', role: 'owner' } satisfies Principal }
const agent = { as: { tenant, id: 'agent', role: 'agent' } satisfies Principal }

/** A worker is hired, a lead comes in at her postcode, she is told. */
const journey = async (foyer: Foyer) => {
  const worker = {
    reference: 'W1',
    firstName: 'Alma',
    lastName: 'Roux',
    skills: [],
    phone: '+33611111111',
  }
  const hired = await foyer.organisation.hireWorker({ ...worker, skills: ['II-11'] }, owner)
  if (!hired.ok) throw new Error(hired.refusal.code)
  const postcodes = [{ from: '26000', to: '26999' }]
  await foyer.organisation.drawTerritory(
    { name: 'Drôme', postcodes, worker: hired.value.id },
    owner,
  )
  const home = { street: '1 rue des Lilas', postcode: '26000', city: 'Valence' }
  const identity = {
    lastName: 'Petitjean',
    phone: '+33612345678',
    email: 'p@petitjean.example',
    home,
  }
  await foyer.customers.takeLead({ source: 'flyer', wants: 'Trier le grenier', identity }, agent)
  await foyer.relay()
}

const named = (spans: readonly ReadableSpan[], name: string) =>
  spans.filter((span) => span.name === name)

const opened = (sms: () => Promise<{ by: string }>) => {
  const seen = kit()
  const store = memoryStore(collections)
  const notifiers = { sms, email: sms }
  const { telemetry } = seen
  return { ...seen, foyer: createFoyer({ store, files: memoryFiles(), notifiers, telemetry }) }
}

describe('the telemetry of a journey', () => {
  it('is a span of every operation, with its outcome, and of every commit within it', async () => {
    const { foyer, spans } = opened(async () => ({ by: 'gateway' }))
    await journey(foyer)
    const [lead, ...more] = named(spans(), 'foyer.operation customers.takeLead')
    expect(more).toEqual([])
    expect(lead?.attributes).toEqual({
      'foyer.operation': 'customers.takeLead',
      'foyer.kind': 'command',
      'foyer.role': 'agent',
      'foyer.tenant': 'tenant-a',
      'foyer.attempts': 1,
      'foyer.outcome': 'accepted',
    })
    const within = spans().filter(
      (span) => span.parentSpanContext?.spanId === lead?.spanContext().spanId,
    )
    expect(within.map(({ name }) => name)).toEqual(['foyer.commit'])
    expect(within[0]?.attributes['foyer.changes']).toBeGreaterThan(1)
  })

  it('nests what the relay does in its round, and tells rounds apart', async () => {
    const { foyer, spans } = opened(async () => ({ by: 'gateway' }))
    await journey(foyer)
    const rounds = named(spans(), 'foyer.relay')
    expect(rounds.map(({ attributes }) => attributes['foyer.notices'])).toContain(1)
    const notice = spans().find(({ name }) => name.startsWith('foyer.notice '))
    expect(notice?.attributes).toMatchObject({
      'foyer.channel': expect.any(String),
      'foyer.attempts': 1,
      'foyer.outcome': 'done',
    })
    const parent = rounds.find(
      (round) => round.spanContext().spanId === notice?.parentSpanContext?.spanId,
    )
    expect(parent?.attributes['foyer.notices']).toBe(1)
  })

  it('keeps operations that run at once apart, each with its own commit', async () => {
    const { foyer, spans } = opened(async () => ({ by: 'gateway' }))
    const worker = { firstName: 'Alma', lastName: 'Roux', skills: ['II-11'] as const }
    await Promise.all(
      ['W1', 'W2', 'W3'].map((reference) =>
        foyer.organisation.hireWorker(
          { ...worker, skills: [...worker.skills], reference, phone: '+33611111111' },
          owner,
        ),
      ),
    )
    const parents = named(spans(), 'foyer.commit').map((span) => span.parentSpanContext?.spanId)
    const hired = named(spans(), 'foyer.operation organisation.hireWorker')
    expect(new Set(parents)).toEqual(new Set(hired.map((span) => span.spanContext().spanId)))
    expect(parents).toHaveLength(3)
  })

  it('names a refusal, and is no failure', async () => {
    const { foyer, spans } = opened(async () => ({ by: 'gateway' }))
    await foyer.organisation.hireWorker({} as never, agent)
    const [span] = spans()
    expect(span?.attributes['foyer.outcome']).toBe('not-allowed')
    expect(span?.status.code).toBe(SpanStatusCode.UNSET)
  })

  it('holds nobody’s name, number or address, in whatever went wrong either', async () => {
    const { foyer, spans, metrics } = opened(() =>
      Promise.reject(new Error('550 no such user: p@petitjean.example +33611111111')),
    )
    await journey(foyer)
    const told = spans().map(({ name, attributes, status, events }) => ({
      name,
      attributes,
      status,
      events,
    }))
    const all = JSON.stringify([told, await metrics()])
    expect(all).toContain('hireWorker')
    expect(all).toContain('waits')
    expect(all).not.toMatch(/alma|roux|petitjean|lilas|valence|grenier|6123|6111|@|\b550\b/i)
  })
})

describe('the figures of a journey', () => {
  it('are durations by operation and outcome, without the tenant, the lag of what was taken up and what was parked', async () => {
    const { foyer, metrics } = opened(() => Promise.reject(new Error('gateway down')))
    await journey(foyer)
    const all = await metrics()
    const of = (name: string) => all.find(({ descriptor }) => descriptor.name === name)
    expect(of('foyer.operation.duration')?.descriptor.unit).toBe('s')
    const points = of('foyer.operation.duration')?.dataPoints.map(({ attributes }) => attributes)
    expect(points).toContainEqual({
      'foyer.operation': 'customers.takeLead',
      'foyer.kind': 'command',
      'foyer.role': 'agent',
      'foyer.outcome': 'accepted',
    })
    expect(of('foyer.lag')?.dataPoints.map(({ attributes }) => attributes)).toContainEqual({
      'foyer.queue': 'notices',
    })
    expect(JSON.stringify(all.map((metric) => metric.dataPoints))).not.toContain('tenant-a')
  })
})

describe('openTelemetry', () => {
  it('ends the span of what throws as failed, by the name of the error, and throws it on', async () => {
    const { telemetry, spans, metrics } = kit()
    const problem = new RangeError('marie@example.fr')
    await expect(telemetry.span('relay', {}, () => Promise.reject(problem))).rejects.toBe(problem)
    expect(spans()[0]?.attributes).toEqual({ 'error.type': 'RangeError' })
    expect(spans()[0]?.status).toEqual({ code: SpanStatusCode.ERROR })
    const [duration] = await metrics()
    expect(duration?.dataPoints[0]?.attributes).toEqual({ 'error.type': 'RangeError' })
  })

  it('counts and measures under names of its own', async () => {
    const { telemetry, metrics } = kit()
    telemetry.count('parked', 2, { 'foyer.queue': 'notices' })
    telemetry.count('parked', 1, { 'foyer.queue': 'notices' })
    telemetry.measure('lag', 40, { 'foyer.queue': 'notices' })
    const all = (await metrics()).map(({ descriptor, dataPoints }) => [
      descriptor.name,
      dataPoints.map(({ value }: { readonly value: unknown }) => value),
    ])
    expect(all).toMatchObject([
      ['foyer.parked', [3]],
      ['foyer.lag', [{ sum: 40, count: 1 }]],
    ])
  })

  it('says that a commit was lost, and how often a command was tried', async () => {
    const { telemetry, spans } = kit()
    const store = memoryStore(collections)
    let lost = 2
    const commit: typeof store.commit = async (...asked) => {
      if (lost-- > 0) throw new StoreError('conflict', 'workers wrk')
      await store.commit(...asked)
    }
    const foyer = createFoyer({ store: { ...store, commit }, files: memoryFiles(), telemetry })
    const worker = { reference: 'W1', firstName: 'Alma', lastName: 'Roux', skills: [] }
    await foyer.organisation.hireWorker(
      { ...worker, skills: ['II-11'], phone: '+33611111111' },
      owner,
    )
    const types = named(spans(), 'foyer.commit').map(({ attributes }) => attributes['error.type'])
    expect(types).toEqual(['conflict', 'conflict', undefined])
    expect(spans().at(-1)?.attributes).toMatchObject({
      'foyer.attempts': 3,
      'foyer.outcome': 'accepted',
    })
  })
})
