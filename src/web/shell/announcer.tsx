import { useRouterState } from '@tanstack/react-router'
import { useEffect, useRef, useState, type ReactNode } from 'react'

/** Tells a screen reader which page it is on now, and moves the focus to its heading. */
export function Announcer(): ReactNode {
  const pathname = useRouterState({ select: (state) => state.resolvedLocation?.pathname ?? '' })
  const before = useRef('')
  const [said, say] = useState('')
  useEffect(() => {
    const isFirst = before.current === ''
    const hasMoved = before.current !== pathname
    before.current = pathname
    if (isFirst || !hasMoved) return
    const timer = setTimeout(() => {
      const heading = document.querySelector('h1')
      say(heading?.textContent ?? document.title)
      heading?.focus({ preventScroll: true })
    }, 80)
    return () => clearTimeout(timer)
  }, [pathname])
  return (
    <div className="hidden-text" aria-live="polite" aria-atomic="true">
      {said}
    </div>
  )
}
