/** Whether a key belongs to a field, a menu or a dialog, or to the browser. */
export function isTyping(event: KeyboardEvent): boolean {
  const target = event.target instanceof Element ? event.target : null
  return (
    event.altKey ||
    event.ctrlKey ||
    event.metaKey ||
    (target?.closest('input, textarea, select, [role="dialog"], [role="menu"]') ?? null) !== null
  )
}
