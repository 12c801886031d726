import { maskName, maskPhone, maskVin } from '#domain/access/masks.ts'
import { mayUse, type Viewer } from '#domain/access/viewer.ts'

/** What of a person a reply may tell this viewer. Whole phones and VINs come from the audited look alone. */

export function maskedName(viewer: Viewer, name: string | null): string | null {
  return name === null || mayUse(viewer, 'names.read') ? name : maskName(name)
}

export function maskedPhone(phone: string | null): string | null {
  return phone === null ? null : maskPhone(phone)
}

export function maskedVin(vin: string): string {
  return maskVin(vin)
}

/** A plate leads to its owner as a name does. */
export function maskedPlate(viewer: Viewer, plate: string | null): string | null {
  return mayUse(viewer, 'names.read') ? plate : null
}

/** An amount, for those who may see money. */
export function maskedMoney<T>(viewer: Viewer, amount: T | null): T | null {
  return mayUse(viewer, 'money.read') ? amount : null
}
