import type { AuditAction } from '#domain/access/audit-action.ts'
import type { Day } from '#domain/calendar.ts'
import type { Gender } from '#domain/customer/gender.ts'
import { audit } from '#store/audit.ts'
import type { Store } from '#store/connect.ts'
import {
  type Consent,
  customerState,
  type EditedField,
  editableFields,
  type EditedRow,
  holdConsent,
  holdField,
  letGo,
  letGoOfConsent,
  settleEdit,
  strangerOf,
} from '#store/edits.ts'
import { inTransaction, type Reader, type Writer } from '#store/transaction.ts'
import { holdVersion, nextVersion } from '#store/versions.ts'

/** New values by field; null empties it. Fields of a car need its `vin`. */
export interface CustomerEdit {
  readonly name?: string
  readonly phone?: string | null
  readonly otherPhones?: readonly string[]
  readonly wechat?: string | null
  readonly email?: string | null
  readonly gender?: Gender | null
  readonly birthdayOn?: Day | null
  readonly city?: string | null
  readonly address?: string | null
  /** Null: home follows the first visit. */
  readonly centreId?: number | null
  /** Null: the advisor follows the latest visit. */
  readonly advisorId?: number | null
  readonly tags?: readonly string[]
  readonly isVipByHand?: boolean
  readonly doNotContact?: boolean
  readonly plate?: string | null
  readonly model?: string | null
  readonly trim?: string | null
  readonly color?: string | null
  readonly deliveredOn?: Day | null
  readonly warrantyEndsOn?: Day | null
  readonly batteryWarrantyEndsOn?: Day | null
  readonly soldOn?: Day | null
}

/** Whom an edit is about, and who makes it. */
export interface EditOf extends EditedRow {
  readonly groupId: number
  readonly by: string
  /** The version that they saw; where somebody was first, nothing is changed. */
  readonly sawVersion?: number
}

export type EditRefusal =
  | { readonly fault: 'no-such-customer' }
  | { readonly fault: 'customer-deleted' }
  /** The car is not theirs today. */
  | { readonly fault: 'no-such-car' }
  | { readonly fault: 'no-such-consent' }
  | { readonly fault: 'changed-meanwhile'; readonly who: string; readonly at: string }
  | { readonly fault: 'not-of-this-group'; readonly field: 'centreId' | 'advisorId' }

type Edited = { readonly edited: readonly string[] }

/**
 * Writes what a person changed in Longrange. Imports leave these fields alone until they are released, and no import
 * can be undone that would change them.
 */
export async function editCustomer(store: Store, of: EditOf, edit: CustomerEdit): Promise<Edited | EditRefusal> {
  return changing(store, of, 'customer-edited', async (writer) => {
    const stranger = await strangerOf(writer, of.groupId, {
      centreId: edit.centreId ?? null,
      advisorId: edit.advisorId ?? null,
    })
    if (stranger !== null)
      return { fault: 'not-of-this-group', field: stranger === 'centre' ? 'centreId' : 'advisorId' }
    for (const field of fieldsOf(edit)) {
      if (!(await holdField(writer, of, field, edit[field] ?? null))) return { fault: 'no-such-car' }
    }
    return { edited: fieldsOf(edit) }
  })
}

function fieldsOf(edit: CustomerEdit): EditedField[] {
  return (Object.keys(editableFields) as EditedField[]).filter((field) => edit[field] !== undefined)
}

/** Gives fields back to the imports; their values stay until a file brings others. */
export async function releaseFields(
  store: Store,
  of: EditOf,
  fields: readonly EditedField[],
): Promise<Edited | EditRefusal> {
  return changing(store, of, 'fields-released', async (writer) => {
    for (const field of fields) {
      if (!(await letGo(writer, of, field))) return { fault: 'no-such-car' }
    }
    return { edited: fields }
  })
}

/** Keeps what a customer said about being contacted. Only a person may turn a refusal into a consent. */
export async function setConsent(
  store: Store,
  of: EditOf,
  consent: Consent & { since: Day; how: string },
): Promise<Edited | EditRefusal> {
  return changing(store, of, 'consent-set', async (writer) => {
    await holdConsent(writer, of.customerId, consent)
    return { edited: [`${consent.channel} ${consent.purpose} ${consent.state}`] }
  })
}

/** Lets files tell of a consent again. A refusal stands against them all the same. */
export async function releaseConsent(
  store: Store,
  of: EditOf,
  consent: Omit<Consent, 'state'>,
): Promise<Edited | EditRefusal> {
  return changing(store, of, 'consent-released', async (writer) =>
    (await letGoOfConsent(writer, of.customerId, consent))
      ? { edited: [`${consent.channel} ${consent.purpose}`] }
      : { fault: 'no-such-consent' },
  )
}

/** One transaction with the change, what follows from it, and its entry in the audit log; none of it where it is refused. */
async function changing(
  store: Store,
  of: EditOf,
  action: AuditAction,
  change: (writer: Writer) => Promise<Edited | EditRefusal>,
): Promise<Edited | EditRefusal> {
  const refused: { because: EditRefusal | null } = { because: null }
  const takeBack = new Error('an edit is refused')
  try {
    return await inTransaction(store, async (writer) => {
      const changed = (await unknown(writer, of)) ?? (await overtaken(writer, of)) ?? (await change(writer))
      if ('fault' in changed) {
        refused.because = changed
        throw takeBack
      }
      await settleEdit(writer, of.customerId)
      await nextVersion(writer, of.customerId, of.by)
      const subject = `customer ${of.customerId}`
      await audit(writer, { groupId: of.groupId, actor: of.by, action, subject, detail: { fields: changed.edited } })
      return changed
    })
  } catch (error) {
    if (error !== takeBack || refused.because === null) throw error
    return refused.because
  }
}

async function unknown(reader: Reader, { groupId, customerId }: EditOf): Promise<EditRefusal | null> {
  const state = await customerState(reader, groupId, customerId)
  if (state === null) return { fault: 'no-such-customer' }
  return state === 'deleted' ? { fault: 'customer-deleted' } : null
}

async function overtaken(writer: Writer, { groupId, customerId, sawVersion }: EditOf): Promise<EditRefusal | null> {
  const held = await holdVersion(writer, groupId, customerId)
  if (held === null || sawVersion === undefined || held.version === sawVersion) return null
  return { fault: 'changed-meanwhile', who: held.changedBy ?? '', at: held.changedAt ?? '' }
}
