/**
 * Who goes when, as one problem and its answer: pure data, no store and no engine.
 * @packageDocumentation
 */
export * from './answer.js'
export * from './problem.js'
