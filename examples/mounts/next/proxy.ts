import { type NextRequest, NextResponse } from 'next/server'

/** A strict content security policy. The nonce is for the inline scripts of Next itself: the widgets need none. */
export const proxy = (request: NextRequest): NextResponse => {
  const nonce = crypto.randomUUID()
  const isDev = process.env['NODE_ENV'] === 'development'
  const policy = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'${isDev ? " 'unsafe-eval'" : ''}`,
    `style-src 'self'${isDev ? " 'unsafe-inline'" : ''}`,
    "img-src 'self' data: blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
  const headers = new Headers(request.headers)
  headers.set('content-security-policy', policy)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('content-security-policy', policy)
  return response
}

export const config = { matcher: ['/((?!foyer/|_next/static/).*)'] }
