// Light or dark: what the person chose, else what the system asks for. Sets data-theme on the root of the page.
import { useEffect, useState } from 'preact/hooks'

export type Theme = 'light' | 'dark'
const KEPT_AS = 'dateline-theme'
const system = matchMedia('(prefers-color-scheme: dark)')
const listeners = new Set<() => void>()

export function theme(): Theme {
  return chosen() ?? (system.matches ? 'dark' : 'light')
}

export function choose(next: Theme): void {
  try {
    localStorage.setItem(KEPT_AS, next)
  } catch {
    // a browser that keeps nothing still shows the choice until it is closed
  }
  apply(next)
}

export function startTheme(): void {
  apply(theme())
  system.addEventListener('change', () => apply(theme()))
}

/** The theme in use; the component is drawn again when it changes (canvases read their colours anew). */
export function useTheme(): Theme {
  const [now, set] = useState<Theme>(current)
  useEffect(() => {
    const update = () => set(current())
    listeners.add(update)
    update()
    return () => void listeners.delete(update)
  }, [])
  return now
}

/** The value of a colour of style/colours.css, for a canvas: `colour('--ink')`. */
export function colour(name: `--${string}`): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim()
}

function current(): Theme {
  return document.documentElement.dataset.theme === 'dark' ? 'dark' : 'light'
}

function apply(next: Theme): void {
  document.documentElement.dataset.theme = next
  for (const tell of listeners) tell()
}

function chosen(): Theme | null {
  try {
    const kept = localStorage.getItem(KEPT_AS)
    return kept === 'light' || kept === 'dark' ? kept : null
  } catch {
    return null
  }
}
