export { CivilDate } from '@foyer/core'
export { Money } from '@foyer/core/money'
