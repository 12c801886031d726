import 'react'

declare module 'react' {
  /** Sizes that a style sheet takes from its component. */
  interface CSSProperties {
    [variable: `--${string}`]: string | number | undefined
  }
}
