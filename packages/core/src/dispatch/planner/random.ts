/** Numbers from 0 to below 1 that a seed decides: Marsaglia's xorshift of 32 bits. */
export type Random = () => number

/** Chance from a seed: the same seed, the same numbers. */
export const randomOf = (seed: number): Random => {
  let state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) | 0 || 1
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 4_294_967_296
  }
}
