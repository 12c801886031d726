import type { ComponentType } from 'react'
import type { ScreenName } from '#web/paths.ts'

export interface Screen {
  /** Fetches the screen's own piece of the program, when somebody goes there. */
  readonly load: () => Promise<{ default: ComponentType }>
  /** Reads what its address says after the `?`; made with `searchReader`. */
  readonly search?: (raw: Readonly<Record<string, unknown>>) => object
}

/** The screens that there are: one line each. `paths.ts` has their addresses and names. */
export const screens: Readonly<Partial<Record<ScreenName, Screen>>> = {
  cockpit: { load: async () => ({ default: (await import('#web/cockpit/cockpit.tsx')).Cockpit }) },
  worklist: { load: async () => ({ default: (await import('#web/worklist/worklist.tsx')).Worklist }) },
  team: { load: async () => ({ default: (await import('#web/team/team.tsx')).Team }) },
  actions: {
    load: async () => ({ default: (await import('#web/actions/actions.tsx')).Actions }),
  },
  segments: {
    load: async () => ({ default: (await import('#web/segments/segments.tsx')).Segments }),
  },
  retention: {
    load: async () => ({ default: (await import('#web/retention/retention.tsx')).Retention }),
  },
  value: {
    load: async () => ({ default: (await import('#web/value/value.tsx')).Value }),
  },
  centres: {
    load: async () => ({ default: (await import('#web/centres/centres.tsx')).Centres }),
  },
  goals: {
    load: async () => ({ default: (await import('#web/goals/goals.tsx')).Goals }),
  },
  reports: { load: async () => ({ default: (await import('#web/reports/reports.tsx')).Reports }) },
  playbooks: { load: async () => ({ default: (await import('#web/playbooks/playbooks.tsx')).Playbooks }) },
  playbook: { load: async () => ({ default: (await import('#web/playbooks/playbook.tsx')).Playbook }) },
  selfCheck: {
    load: async () => ({ default: (await import('#web/self-check/self-check.tsx')).SelfCheck }),
  },
  complaints: { load: async () => ({ default: (await import('#web/complaints/complaints.tsx')).Complaints }) },
  messages: {
    load: async () => ({ default: (await import('#web/messages/messages.tsx')).Messages }),
  },
  customers: { load: async () => ({ default: (await import('#web/customers/customers.tsx')).Customers }) },
  calculators: { load: async () => ({ default: (await import('#web/calculators/calculators.tsx')).Calculators }) },
  calculator: { load: async () => ({ default: (await import('#web/calculators/calculators.tsx')).Calculators }) },
  imports: { load: async () => ({ default: (await import('#web/imports/imports.tsx')).Imports }) },
  duplicates: { load: async () => ({ default: (await import('#web/duplicates/duplicates.tsx')).Duplicates }) },
  importRun: { load: async () => ({ default: (await import('#web/imports/import-run.tsx')).ImportRun }) },
  profile: { load: async () => ({ default: (await import('#web/profile/profile.tsx')).Profile }) },
  settings: { load: async () => ({ default: (await import('#web/settings/settings.tsx')).Settings }) },
  settingsPart: { load: async () => ({ default: (await import('#web/settings/settings.tsx')).Settings }) },
  account: { load: async () => ({ default: (await import('#web/account/account.tsx')).Account }) },
}
