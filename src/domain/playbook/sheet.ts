/** What is said of a playbook as a whole: `Begins`, `Success` … */
export interface SheetTerm {
  readonly term: string
  readonly text: string
}

/** A playbook for people to read, in one language, on screen and on paper. */
export interface PlaybookSheet {
  readonly id: string
  readonly title: string
  readonly about: string | null
  readonly terms: readonly SheetTerm[]
  readonly steps: readonly SheetStep[]
}

export interface SheetStep {
  readonly id: string
  readonly kind: string
  /** When it comes, and for whom; null = at once, for all. */
  readonly when: string | null
  readonly lines: readonly string[]
  readonly inner: readonly { readonly heading: string; readonly steps: readonly SheetStep[] }[]
}
