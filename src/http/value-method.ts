import type { Day } from '#domain/calendar.ts'
import { policiesOf } from '#operations/policies.ts'
import type { Reader } from '#store/transaction.ts'
import { fitInForce } from '#store/value-fits.ts'

/** Where potential comes from: the model's where a fit is in force and the group's policy lets it speak. */
export async function valueMethod(reader: Reader, groupId: number, today: Day): Promise<'formula' | 'model'> {
  const fit = await fitInForce(reader, groupId, today)
  return fit !== null && (await policiesOf(reader, groupId)).of(null).model.speaks === 'model' ? 'model' : 'formula'
}
