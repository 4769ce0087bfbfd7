export { Certificate, CertificateId } from './certificate.js'
export { certificates } from './collections.js'
