import { actionClassLabels } from '#domain/playbook/action-class.ts'
import { anyText, anyTexts, oneOf, searchReader, someOf } from '#web/search-reader.ts'

const tabs = { list: true, plan: true }
const roles = { advisor: true, manager: true }

/** What the address of the week's contacts says. */
export const readActions = searchReader({
  class: someOf(actionClassLabels),
  playbook: anyTexts,
  advisor: anyTexts,
  role: oneOf(roles),
  centre: anyText,
  tab: oneOf(tabs),
})
