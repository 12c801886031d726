import { oneOf, searchReader, someOf } from '#web/search-reader.ts'
import { profileZh } from '#web/phrases/profile.zh.ts'

const profileTabs = { timeline: null, reasons: null, playbooks: null }

export const readProfile = searchReader({ tab: oneOf(profileTabs), kind: someOf(profileZh.timelineKinds) })
