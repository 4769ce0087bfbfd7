export {
  type ClickatellDouble,
  type ClickatellMessage,
  clickatellDouble,
} from './clickatell-double.js'
export { type OvhDouble, type OvhDoubleOptions, type OvhJob, ovhDouble } from './ovh-double.js'
export type { GatewayDouble, Mishap, Seen } from './scripted-server.js'
