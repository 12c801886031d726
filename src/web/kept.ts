/** What this browser remembers of its reader; a browser that keeps nothing is no error. */
export function kept(name: string): string | null {
  try {
    return localStorage.getItem(`longrange.${name}`)
  } catch {
    return null
  }
}

export function keep(name: string, value: string): void {
  try {
    localStorage.setItem(`longrange.${name}`, value)
  } catch {
    // Private windows and full discs: the choice holds until the page is closed.
  }
}

/** Under which name results of tasks wait that this person typed on a bad connection. */
export function placeOfResults(staffId: number): string {
  return `results.${staffId}`
}
