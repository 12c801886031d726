import { createContext, useContext } from 'react'

/** Says at the head of the frame what the pointer or the focus is on; null: nothing. */
export type Say = (text: string | null) => void

export const ReadoutContext = createContext<Say>(() => {})

export function useReadout(): Say {
  return useContext(ReadoutContext)
}
