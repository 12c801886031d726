import { expect, test } from 'vitest'
import { isWholePhone } from '#domain/customer/phone.ts'

test.each([
  { digits: '13812345678', is: true },
  { digits: '+8613812345678', is: true },
  { digits: '1381234', is: false },
  { digits: '138123456789', is: false },
  { digits: '02160001234', is: true },
  { digits: '60001234', is: true },
  { digits: '4008001234', is: true },
  { digits: '+4915112345678', is: true },
  { digits: '1234', is: false },
  { digits: '六', is: false },
])('$digits: $is', ({ digits, is }) => expect(isWholePhone(digits)).toBe(is))
