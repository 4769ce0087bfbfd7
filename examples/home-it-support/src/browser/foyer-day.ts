import { dayElement, define } from '@foyer/react-widgets'
import { dictationIn } from '../dictation.js'

define(dayElement)

// A worker dictates where the telephone can listen by itself.
const onDictate = await dictationIn(document.documentElement.lang === 'en' ? 'en-GB' : 'fr-FR')
if (onDictate)
  for (const day of document.querySelectorAll('foyer-day'))
    Object.assign(day, { props: { onDictate } })
