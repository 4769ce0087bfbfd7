import type { Doc, Stored } from '@foyer/core/store'
import type { Row } from './connection.js'

/** A document as it is read: its version and its body, JSON as text. */
export const toStored = ([version, body]: Row): Stored => ({
  doc: JSON.parse(String(body)) as Doc,
  version: Number(version),
})
