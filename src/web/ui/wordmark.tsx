import type { ReactNode } from 'react'
import '#web/ui/wordmark.css'

/** The drawn mark, a gauge with a spark, and the name beside it. */
export function Wordmark({ isShort = false }: { readonly isShort?: boolean }): ReactNode {
  return (
    <span className="wordmark">
      <svg width={22} height={22} viewBox="0 0 24 24" fill="none" strokeWidth={2.25} aria-hidden="true">
        <path className="wordmark-arc" d="M4.2 17.5A9 9 0 1 1 19.8 17.5" />
        <path className="wordmark-spark" d="M12.6 7.5 9.5 13h5l-3.1 5.5" />
      </svg>
      {!isShort && (
        <span className="wordmark-name">
          <b lang="zh-CN">续航</b> <span lang="en">Longrange</span>
        </span>
      )}
    </span>
  )
}
