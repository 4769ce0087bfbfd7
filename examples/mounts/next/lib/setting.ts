/** A setting of the server: of its environment, or of `.env.local`. */
export const setting = (name: string): string => {
  const value = process.env[name]
  if (!value) throw new Error(`${name} is missing`)
  return value
}
