import { describe, expect, test } from 'vitest'
import { cadenceUntil } from '#domain/contact/cadence.ts'
import type { ContactHistory, PastContact } from '#domain/contact/contact-history.ts'
import type { Day } from '#domain/calendar.ts'
import { defaultPolicy } from '#domain/policy.ts'
import { ago, asked, onFile, today } from '#test/contact.ts'

describe('their own event or due service: one contact in seven days instead of the cadence', () => {
  const stepOf = (on: Day, ...playbookIds: string[]): Pick<ContactHistory, 'contacts'> => ({
    contacts: [{ on, isDuringVisit: false, playbookIds } satisfies PastContact],
  })

  test.each<{ because: string; serviceOn: Day; of: Pick<ContactHistory, 'contacts'>; free: Day | null }>([
    { because: 'eight days ago is long enough', serviceOn: '2026-12-01', of: ago(8), free: null },
    { because: 'six days ago is not', serviceOn: '2026-12-01', of: ago(6), free: '2026-11-19' },
    { because: 'what was before the event does not count', serviceOn: '2026-11-17', of: ago(2), free: null },
    { because: 'what came after it does', serviceOn: '2026-11-12', of: ago(2), free: '2026-11-23' },
    // Maintenance due: reminder ten days before, confirmation seven days before (spec §3.3).
    {
      because: 'the same playbook’s step before it',
      serviceOn: '2026-11-25',
      of: stepOf('2026-11-15', 'P7'),
      free: null,
    },
    {
      because: 'one call for it and for another',
      serviceOn: '2026-11-25',
      of: stepOf('2026-11-15', 'P7', 'P8'),
      free: null,
    },
    {
      because: 'another playbook’s step',
      serviceOn: '2026-11-25',
      of: stepOf('2026-11-15', 'P14'),
      free: '2026-11-22',
    },
  ])('$because: free $free', ({ serviceOn, of, free }) => {
    const said = cadenceUntil(asked({ playbookId: 'P7', ownServiceOn: serviceOn }), onFile(of), defaultPolicy, today)
    expect(said).toEqual(free === null ? null : { because: 'own_service', on: free })
  })
})
