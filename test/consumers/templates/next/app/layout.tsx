import type { ReactNode } from 'react'
import 'rushes/styles.css'
import { Backend } from './Backend'

export const metadata = { title: 'A studio, rendered on the server', icons: { icon: 'data:,' } }

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>
        <Backend>{children}</Backend>
      </body>
    </html>
  )
}
