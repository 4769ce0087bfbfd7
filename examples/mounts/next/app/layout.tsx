import '@foyer/react-widgets/styles.css'
import type { ReactNode } from 'react'

// The nonce of the content security policy is made for one answer: no page is drawn beforehand.
export const dynamic = 'force-dynamic'

export default function Layout({ children }: { readonly children: ReactNode }) {
  return (
    <html lang="fr">
      <body>
        <main>{children}</main>
      </body>
    </html>
  )
}
