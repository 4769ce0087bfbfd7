/** The day that it is where the browser is, `YYYY-MM-DD`. Differs from the server's near midnight: ask for it in an effect. */
export const todayHere = (now = new Date()): string => {
  const two = (part: number) => String(part).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}

/** A civil date moved by whole days, either way. */
export const daysAfter = (civil: string, days: number): string => {
  const moved = new Date(`${civil}T00:00:00Z`)
  moved.setUTCDate(moved.getUTCDate() + days)
  return moved.toISOString().slice(0, 10)
}
