const own = new Set(['tenant', 'id', 'version', 'body', 'search', 'leased_by', 'leased_until'])

/** A name as a statement quotes it. */
export const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** The column of a declared field; a field named as one of the table's own columns is set apart by an underscore. */
export const columnOf = (field: string): string =>
  field === 'id' ? 'id' : quote(own.has(field.toLowerCase()) ? `${field}_` : field)

/** A text as a statement holds it. */
export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`
