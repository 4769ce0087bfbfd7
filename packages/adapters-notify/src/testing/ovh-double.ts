import { createHash, timingSafeEqual } from 'node:crypto'
import {
  type GatewayDouble,
  type Reply,
  type Seen,
  scriptedServer,
  wait,
} from './scripted-server.js'

/** What the double knows: one account, one application, one customer. */
export interface OvhDoubleOptions {
  readonly serviceName: string
  readonly applicationKey: string
  readonly applicationSecret: string
  readonly consumerKey: string
  /** Its own clock, milliseconds since 1970; the machine's unless told otherwise. */
  readonly now?: () => number
  /** How far a request's time may be off, either way, in seconds; 30 unless told otherwise. */
  readonly toleranceSeconds?: number
}

/** A job that the double took. */
export interface OvhJob {
  readonly id: number
  readonly receiver: string
  readonly message: string
  readonly sender?: string
  readonly noStopClause: boolean
  readonly coding?: string
}

/** A double of OVHcloud's SMS API that verifies the signature of every job. */
export interface OvhDouble extends GatewayDouble {
  readonly jobs: readonly OvhJob[]
  /** Counts a number among `invalidReceivers` from now on. */
  refuse(receiver: string): void
  /** Calls back as OVHcloud does. @returns the status that the callback answered. @throws {Error} for an id that it never gave. */
  report(
    id: number,
    told: {
      readonly url: string
      readonly dlr: 1 | 2 | 4 | 8 | 16
      readonly ptt?: number
      readonly afterMs?: number
    },
  ): Promise<number>
}

/** Starts an OVHcloud that takes well-formed, rightly signed jobs, and sends nothing to anybody. */
export const ovhDouble = async (options: OvhDoubleOptions): Promise<OvhDouble> => {
  const { now = Date.now } = options
  const jobs: OvhJob[] = []
  const refused = new Set<string>()
  const take = (job: Job, receiver: string): number => {
    const id = 26_929_925 + jobs.length
    const { message, sender, noStopClause = false, coding } = job
    jobs.push({
      ...{ id, receiver, message, noStopClause },
      ...(sender && { sender }),
      ...(coding && { coding }),
    })
    return id
  }
  const reply = (seen: Seen): Reply => {
    if (seen.path === '/auth/time') return { status: 200, body: Math.floor(now() / 1_000) }
    const refusal = refusalOf(seen, options, server.url, now())
    if (refusal) return refusal
    const job = jobIn(seen.body)
    if (!job) return problem(400, 'INVALID_ARGUMENT', 'Missing or invalid parameter')
    const valid = job.receivers.filter((one) => /^\+\d{7,15}$/.test(one) && !refused.has(one))
    const ids = valid.map((receiver) => take(job, receiver))
    return {
      status: 200,
      body: {
        ...{ ids, validReceivers: valid, totalCreditsRemoved: valid.length, creditsLeft: 1_000 },
        invalidReceivers: job.receivers.filter((one) => !valid.includes(one)),
      },
    }
  }
  const server = await scriptedServer(reply)
  return {
    ...server,
    jobs,
    refuse: (receiver) => {
      refused.add(receiver)
    },
    report: async (id, { url, dlr, ptt, afterMs = 0 }) => {
      if (!jobs.some((job) => job.id === id)) throw new Error(`id: ${id} was never given`)
      await wait(afterMs)
      const query = new URLSearchParams({ id: String(id), dlr: String(dlr) })
      if (ptt !== undefined) query.set('ptt', String(ptt))
      return (await fetch(`${url}?${query}`)).status
    },
  }
}

interface Job {
  readonly receivers: readonly string[]
  readonly message: string
  readonly sender?: string
  readonly senderForResponse?: boolean
  readonly noStopClause?: boolean
  readonly coding?: string
}

const jobIn = (body: string): Job | undefined => {
  try {
    const job = JSON.parse(body) as Job
    const isSigned = Boolean(job.sender) || job.senderForResponse === true
    const isWhole = Array.isArray(job.receivers) && job.receivers.length && job.message && isSigned
    return isWhole ? job : undefined
  } catch {
    return undefined
  }
}

/** Written apart from the adapter's own signature: what both got wrong would not be noticed. */
const refusalOf = (
  { method, path, headers, body }: Seen,
  options: OvhDoubleOptions,
  url: string,
  nowMs: number,
): Reply | undefined => {
  const { applicationKey, applicationSecret, consumerKey, toleranceSeconds = 30 } = options
  if (method !== 'POST' || path !== `/sms/${options.serviceName}/jobs`)
    return problem(404, 'NOT_FOUND', 'The requested object does not exist')
  if (headers['x-ovh-application'] !== applicationKey)
    return problem(403, 'INVALID_KEY', 'This application key is invalid')
  if (headers['x-ovh-consumer'] !== consumerKey)
    return problem(403, 'INVALID_CREDENTIAL', 'This credential is not valid')
  const timestamp = String(headers['x-ovh-timestamp'])
  const text = `${applicationSecret}+${consumerKey}+${method}+${url}${path}+${body}+${timestamp}`
  const right = Buffer.from(`$1$${createHash('sha1').update(text, 'utf8').digest('hex')}`)
  const given = Buffer.from(String(headers['x-ovh-signature']))
  if (given.length !== right.length || !timingSafeEqual(given, right))
    return problem(400, 'INVALID_SIGNATURE', 'Invalid signature')
  const off = Math.abs(nowMs / 1_000 - Number(timestamp))
  return off <= toleranceSeconds ? undefined : problem(400, 'QUERY_TIME_OUT', 'Query out of time')
}

const problem = (status: number, errorCode: string, message: string): Reply => ({
  status,
  body: { errorCode, httpCode: `${status}`, message },
})
