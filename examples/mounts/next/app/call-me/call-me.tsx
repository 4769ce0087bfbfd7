'use client'

import { createClient } from '@foyer/core/client'
import { Form, type FoyerClient } from '@foyer/react-widgets'
import { useMemo } from 'react'

export const CallMe = ({ token }: { readonly token: string }) => {
  const client = useMemo((): FoyerClient => createClient({ url: '/foyer', token }), [token])
  return <Form client={client} language="fr" />
}
