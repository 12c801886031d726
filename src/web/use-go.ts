import { useNavigate } from '@tanstack/react-router'
import { useCallback } from 'react'

/** Goes to an address of the app, as `hrefTo` makes them; `replace` leaves no step back. */
export function useGo(): (href: string, how?: { readonly replace?: boolean }) => void {
  const navigate = useNavigate()
  return useCallback(
    (href, { replace = false } = {}) => {
      void navigate({ href, replace })
    },
    [navigate],
  )
}
