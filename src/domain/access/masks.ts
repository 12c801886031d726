/** `王小明` → `王**`, `Ada Lovelace` → `A***`: enough to tell two rows apart, not to know somebody by. */
export function maskName(name: string): string {
  const [first = ''] = name
  return /\p{Script=Han}/u.test(first) ? `${first}${'*'.repeat(Math.max(1, [...name].length - 1))}` : `${first}***`
}

/** `13812345678` → `138****5678`; shorter numbers keep their last two digits. */
export function maskPhone(phone: string): string {
  const tail = phone.length >= 11 ? 4 : 2
  const head = phone.length >= 11 ? phone.length - 8 : 0
  return `${phone.slice(0, head)}****${phone.slice(-tail)}`
}

/** The last six characters stay: what a workshop reads out. */
export function maskVin(vin: string): string {
  return `${'*'.repeat(Math.max(0, vin.length - 6))}${vin.slice(-6)}`
}
