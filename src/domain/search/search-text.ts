/** What people put between the parts of a name, a number or a plate, and mean nothing by. */
const between = /[\s·•・‧.,，。\-–—_/()（）+#'"]/gu

/** Text as it is searched: full width is half width, capitals are small, and what stands between the parts is gone. */
export function searchText(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(between, '').replaceAll('ü', 'v')
}

/** A phone number by its digits, without the prefix of China. */
export function searchPhone(phone: string): string {
  return searchText(phone).replace(/^(?:00)?86(?=1\d{10}$)/, '')
}
