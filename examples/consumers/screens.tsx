import { createClient } from '@foyer/core/client'
import { define, Form, type FoyerClient, formElement } from '@foyer/react-widgets'
import { renderToString } from 'react-dom/server'

const client: FoyerClient = createClient({ url: 'https://app.example.fr/foyer' })

define(formElement)
const drawn = renderToString(<Form client={client} language="en" />)
if (!drawn.includes('Be called back')) throw new Error(drawn)
console.log(`the form, drawn without a page: ${drawn.length} characters`)
