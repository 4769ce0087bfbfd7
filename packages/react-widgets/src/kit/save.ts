/** A file that was asked for, on its way to whoever reads it. */
export interface SavedFile {
  readonly name: string
  readonly file: Blob
}

/** How long a browser gets to read the file out of the page's memory. */
const readMs = 60_000

/** Hands a file to the browser, which saves it under its name: no tab, nothing kept in the page. */
export const saveFile = ({ name, file }: SavedFile): void => {
  const url = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), readMs)
}
