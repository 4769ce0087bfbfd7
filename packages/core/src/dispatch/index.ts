export { reports, visits } from './collections.js'
export { lastSigned, Report, ReportId } from './report.js'
export { Visit, VisitId } from './visit.js'
