import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { staffRoleLabels } from '#domain/access/staff-role.ts'
import { severityLabels } from '#domain/complaint/severity.ts'
import { genderLabels } from '#domain/customer/gender.ts'
import { overDeliveryLabels } from '#domain/relationship/emotional-account.ts'
import { referralStateLabels } from '#domain/relationship/referral-state.ts'
import { touchChannelLabels } from '#domain/touch/touch-channel.ts'
import { touchDirectionLabels } from '#domain/touch/touch-direction.ts'
import { touchPurposeLabels } from '#domain/touch/touch-purpose.ts'
import { touchResultLabels } from '#domain/touch/touch-result.ts'
import { appointmentStateLabels } from '#domain/visit/appointment-state.ts'
import { lineCategoryLabels } from '#domain/visit/line-category.ts'
import { orderStatusLabels } from '#domain/visit/order-status.ts'
import { payerLabels } from '#domain/visit/payer.ts'
import { recommendationStateLabels } from '#domain/visit/recommendation-state.ts'
import { visitKindLabels } from '#domain/visit/visit-kind.ts'
import { freshStore } from '#test/database.ts'

const store = await freshStore()

test.each([
  ['staff', 'role', staffRoleLabels],
  ['people', 'gender', genderLabels],
  ['orders', 'kind', visitKindLabels],
  ['orders', 'state', orderStatusLabels],
  ['order_lines', 'category', lineCategoryLabels],
  ['order_lines', 'payer', payerLabels],
  ['complaints', 'severity', severityLabels],
  ['touches', 'channel', touchChannelLabels],
  ['touches', 'direction', touchDirectionLabels],
  ['touches', 'purpose', touchPurposeLabels],
  ['touches', 'result', touchResultLabels],
  ['touches', 'over_delivery', overDeliveryLabels],
  ['referrals', 'state', referralStateLabels],
  ['recommendations', 'state', recommendationStateLabels],
  ['appointments', 'state', appointmentStateLabels],
] as const)('%s.%s takes exactly the words of the domain', async (table, column, labels) => {
  const { rows } = await sql<{ definition: string }>`
    SELECT pg_get_constraintdef(oid) AS definition FROM pg_constraint
    WHERE conrelid = ${table}::regclass AND contype = 'c' AND conkey = ARRAY[
      (SELECT attnum FROM pg_attribute WHERE attrelid = ${table}::regclass AND attname = ${column})]`.execute(
    store.reader,
  )
  const words = rows.flatMap(({ definition }) =>
    [...definition.matchAll(/'([a-z_]+)'/g)].map((match) => match[1] ?? ''),
  )
  expect(new Set(words)).toEqual(new Set(Object.keys(labels)))
})
