import type { ReactNode } from 'react'

/** A way to the settings, where the person stands with the hub. */
export function SettingsLink({ children }: { children: ReactNode }) {
  return (
    <a href="options.html" target="_blank" className="font-medium underline underline-offset-2">
      {children}
    </a>
  )
}
