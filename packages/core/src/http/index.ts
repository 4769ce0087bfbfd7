export { Grant } from './embed-token.js'
export type { HttpOptions } from './handler.js'
export type { Problem } from './problem.js'
export type { Rate } from './rate.js'
