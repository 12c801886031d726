import type { ValueType } from '#intake/kind.ts'
import { codeReader } from '#intake/values/code.ts'
import { readMoney } from '#intake/values/money.ts'
import { dayReader, momentReader } from '#intake/values/moment.ts'
import type { DayContext } from '#intake/values/moment.ts'
import { decimalReader, wholeReader } from '#intake/values/number.ts'
import { readPhone } from '#intake/values/phone.ts'
import type { Reader } from '#intake/values/reading.ts'
import { remembering } from '#intake/values/remember.ts'
import { readTags } from '#intake/values/tags.ts'
import { readKey, readName, readText } from '#intake/values/text.ts'
import { readVin } from '#intake/values/vin.ts'
import { readYesNo } from '#intake/values/yes-no.ts'

const readers = {
  text: readText,
  name: readName,
  key: readKey,
  vin: readVin,
  phone: readPhone,
  money: readMoney,
  yes_no: readYesNo,
  tags: readTags,
} as const satisfies Record<string, Reader>

/** The reader of one column, made once per file. */
export function readerOf(type: ValueType, context: DayContext): Reader {
  switch (type.reads) {
    case 'day':
      return dayReader(type, context)
    case 'time':
      return momentReader(type, context)
    case 'whole':
      return wholeReader(type)
    case 'decimal':
      return decimalReader(type)
    case 'code':
      return remembering(codeReader(type.codes))
    default:
      return readers[type.reads]
  }
}
