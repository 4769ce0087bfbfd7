import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Role } from '@foyer/core'
import { setting } from './setting'

/** Somebody of the host's own, as its session knows them. */
export interface Account {
  readonly id: string
  readonly role: Role
}

export const cookieName = 'session'
const hours = 8

/** `<who, until when>.<signature>`: anybody may read it, nobody else can make it. */
export const cookieOf = ({ id, role }: Account): string => {
  const told = JSON.stringify({ id, role, until: Date.now() + hours * 3_600_000 })
  const payload = Buffer.from(told).toString('base64url')
  return `${payload}.${signatureOf(payload).toString('base64url')}`
}

/** Whom a cookie names; nobody where it was made elsewhere, or has ended. */
export const accountIn = (cookie = ''): Account | undefined => {
  const [payload = '', signature = ''] = cookie.split('.')
  const given = Buffer.from(signature, 'base64url')
  const ours = signatureOf(payload)
  if (given.length !== ours.length || !timingSafeEqual(given, ours)) return undefined
  const { id, role, until } = JSON.parse(Buffer.from(payload, 'base64url').toString())
  return Date.now() < until ? { id, role } : undefined
}

/** Who asks, by the cookie that the request carries. */
export const accountOf = (request: Request): Account | undefined => {
  const carried = new RegExp(`(?:^|;\\s*)${cookieName}=([\\w.-]+)`)
  return accountIn(carried.exec(request.headers.get('cookie') ?? '')?.[1])
}

const signatureOf = (payload: string): Buffer =>
  createHmac('sha256', setting('SESSION_SECRET')).update(payload).digest()
