/** A civil date so many days later. */
export const plusDays = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

/** Monday to Friday. */
export const isWorkday = (date: string): boolean => {
  const day = new Date(`${date}T00:00:00Z`).getUTCDay()
  return day >= 1 && day <= 5
}

/** A moment of a day, UTC. */
export const momentOf = (date: string, time: string): string => `${date}T${time}:00.000Z`
