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
import { readKey, readText } from '#intake/values/text.ts'
import { readVin } from '#intake/values/vin.ts'
import { readYesNo } from '#intake/values/yes-no.ts'

/** The reader of one column, made once per file. */
export function readerOf(type: ValueType, context: DayContext): Reader {
  switch (type.reads) {
    case 'text':
      return readText
    case 'key':
      return readKey
    case 'vin':
      return readVin
    case 'phone':
      return readPhone
    case 'money':
      return readMoney
    case 'day':
      return dayReader(type, context)
    case 'time':
      return momentReader(type, context)
    case 'whole':
      return wholeReader(type)
    case 'decimal':
      return decimalReader(type)
    case 'yes_no':
      return remembering(readYesNo)
    case 'tags':
      return remembering(readTags)
    case 'code':
      return remembering(codeReader(type.codes))
  }
}
