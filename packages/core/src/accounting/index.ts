export { SalesReport } from './sales-report.js'
