export { formatDate, formatMoney } from './format.js'
