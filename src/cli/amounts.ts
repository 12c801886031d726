import type { Language } from '#domain/label.ts'
import type { Fen } from '#domain/money.ts'

const figures = { zh: new Intl.NumberFormat('zh-CN'), en: new Intl.NumberFormat('en-US') }

/** `12,345`. */
export function count(number: number, language: Language = 'zh'): string {
  return figures[language].format(number)
}

/** Of one customer: `8,430 元`, `¥8,430`; whole yuan, half away from zero. */
export function yuan(fen: Fen | null, language: Language): string {
  if (fen === null) return '—'
  const amount = count(Math.round(Math.abs(fen) / 100), language)
  const sign = fen <= -50 ? '-' : ''
  return language === 'zh' ? `${sign}${amount} 元` : `${sign}¥${amount}`
}

/** Of many: `1,234.5 万元`, `¥12.35 m`. */
export function total(fen: Fen, language: Language): string {
  if (language === 'zh')
    return Math.abs(fen) >= 1_000_000 ? `${decimals(fen / 1_000_000, 1, 'zh-CN')} 万元` : yuan(fen, language)
  if (Math.abs(fen) >= 100_000_000) return `¥${decimals(fen / 100_000_000, 2, 'en-US')} m`
  return Math.abs(fen) >= 1_000_000 ? `¥${decimals(fen / 100_000, 1, 'en-US')} k` : yuan(fen, language)
}

/** `12.3 %`; `share` 0–1. */
export function percent(share: number, digits = 1): string {
  return `${(share * 100).toFixed(digits)} %`
}

/** Of a file: `1.2 MB`, `34.5 KB`. */
export function size(bytes: number): string {
  return bytes < 1e6 ? `${(bytes / 1e3).toFixed(1)} KB` : `${(bytes / 1e6).toFixed(1)} MB`
}

function decimals(number: number, digits: number, locale: string): string {
  return number.toLocaleString(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits })
}
