import type { ReactNode } from 'react'
import '#web/ui/kbd.css'

export function Kbd({ children }: { readonly children: ReactNode }): ReactNode {
  return <kbd className="kbd">{children}</kbd>
}
