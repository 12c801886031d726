/** Whether a key belongs to a menu or a dialog. */
export function isInMenu(event: KeyboardEvent): boolean {
  return isWithin(event, '[role="dialog"], [role="menu"]')
}

/** Whether a key belongs to a field, a menu or a dialog, or to the browser. */
export function isTyping(event: KeyboardEvent): boolean {
  const isBrowsers = event.altKey || event.ctrlKey || event.metaKey
  return isBrowsers || isInMenu(event) || isWithin(event, 'input, textarea, select')
}

/** Whether Enter presses something already. */
export function isOnPress(event: KeyboardEvent): boolean {
  return isWithin(event, 'button, a, summary')
}

function isWithin(event: KeyboardEvent, places: string): boolean {
  return event.target instanceof Element && event.target.closest(places) !== null
}
