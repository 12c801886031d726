/** Whether digits can be a number as it is dialled: a mobile of mainland China, which begins with 1, has eleven. */
export function isWholePhone(digits: string): boolean {
  const national = digits.replace(/^(?:\+|00)?86(?=1)/, '')
  return national.startsWith('1') ? national.length === 11 : /^\+?\d{5,18}$/.test(digits)
}
