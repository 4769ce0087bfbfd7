import { extractText, getDocumentProxy } from 'unpdf'

/** The text of a PDF file, as a person would read it: one space between words. */
export const readPdf = async (bytes: Uint8Array): Promise<string> => {
  const { text } = await extractText(await getDocumentProxy(Uint8Array.from(bytes)), {
    mergePages: true,
  })
  return text.replace(/\s+/g, ' ')
}
