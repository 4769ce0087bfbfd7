export { unpaidCases } from './collections.js'
