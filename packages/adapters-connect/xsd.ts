import { readFileSync } from 'node:fs'
import { XmlDocument, XsdValidator } from 'libxml2-wasm'

const validators = new Map<string, XsdValidator>()

const validatorOf = (format: string): XsdValidator => {
  const known = validators.get(format)
  if (known) return known
  const schema = readFileSync(new URL(`./fixtures/xsd/${format}.xsd`, import.meta.url))
  const validator = XsdValidator.fromDoc(XmlDocument.fromBuffer(schema))
  validators.set(format, validator)
  return validator
}

/** What the schema of a message finds wrong in a file; undefined when it is right. For tests. */
export const xsdProblem = (xml: string, format: string): string | undefined => {
  const document = XmlDocument.fromString(xml)
  try {
    validatorOf(format).validate(document)
    return undefined
  } catch (problem) {
    return problem instanceof Error ? problem.message : String(problem)
  } finally {
    document.dispose()
  }
}
