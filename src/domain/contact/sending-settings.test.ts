import { expect, test } from 'vitest'
import { waitMinutes } from '#domain/contact/sending-settings.ts'
import { defaultPolicy } from '#domain/policy.ts'

test.each([
  { attempts: 1, minutes: 2, because: 'two minutes after the first attempt' },
  { attempts: 2, minutes: 4, because: 'twice as long' },
  { attempts: 5, minutes: 32, because: 'and so on' },
  { attempts: 6, minutes: null, because: 'six are enough' },
  { attempts: 1, afterSeconds: 600, minutes: 10, because: 'the provider asked for ten' },
  { attempts: 1, chance: 1, minutes: 2.5, because: 'spread over a quarter' },
  { attempts: 15, minutes: 360, because: 'never longer than six hours', policy: { mostAttempts: 20 } },
])('$because', ({ attempts, minutes, chance = 0, afterSeconds, policy }) => {
  const asked = afterSeconds === undefined ? { chance } : { chance, afterSeconds }
  expect(waitMinutes(attempts, asked, { ...defaultPolicy.sending, ...policy })).toBe(minutes)
})
