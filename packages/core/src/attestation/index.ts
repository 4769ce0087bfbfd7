export { Certificate, CertificateId, YearFigures } from './certificate.js'
export { certificates, fiscalYears } from './collections.js'
