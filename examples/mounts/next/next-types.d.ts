/** What the files here use of Next, which is not installed in this repository: so that they compile on every change. */
declare module 'next/headers' {
  export const cookies: () => Promise<{
    get(name: string): { readonly value: string } | undefined
    set(name: string, value: string, options: object): void
  }>
}
declare module 'next/navigation' {
  export const redirect: (to: string) => never
}
declare module 'next/server' {
  export type NextRequest = Request
  export class NextResponse extends Response {
    static next(options: { readonly request: { readonly headers: Headers } }): NextResponse
  }
}
