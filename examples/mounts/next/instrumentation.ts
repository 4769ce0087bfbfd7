/** Next calls this once when the server starts. What follows `if` stays out of the bundle of the edge. */
export const register = async (): Promise<void> => {
  if (process.env['NEXT_RUNTIME'] === 'nodejs') {
    const { keepUp } = await import('./lib/keep-up')
    keepUp()
  }
}
