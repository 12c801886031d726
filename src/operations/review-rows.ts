import type { Language } from '#domain/label.ts'
import { proposalLabels, type ReviewedPlaybook } from '#domain/report/monthly-review.ts'
import { verdictLabels } from '#domain/report/holdout-verdict.ts'
import type { ShareCounts } from '#domain/report/share-counts.ts'
import { segmentLabels } from '#domain/segment/segment.ts'
import { cellText, type SheetCell } from '#intake/sheet-cell.ts'
import type { ReviewOfMonth } from '#operations/review-month.ts'
import { spreadsheetLine } from '#operations/spreadsheet-line.ts'

/** The head of the sheet that `reviewRows` fills. */
export const reviewHeads: Readonly<Record<Language, readonly string[]>> = {
  zh: [
    '部分',
    '名称',
    '月初人数',
    '月末人数',
    '到店',
    '到店率 %',
    '上升',
    '下降',
    '联系到',
    '投入（元）',
    '回报（元）',
    '对照',
    '建议',
  ],
  en: [
    'part',
    'name',
    'at first',
    'at last',
    'came',
    'came %',
    'rose',
    'fell',
    'reached',
    'cost, yuan',
    'return, yuan',
    'against those left alone',
    'proposed',
  ],
}

const parts = {
  segment: { zh: '客群', en: 'segment' },
  contact: { zh: '客群中的剧本', en: 'playbook in a segment' },
  worked: { zh: '有效', en: 'worked' },
  didNot: { zh: '待改', en: 'did not' },
  open: { zh: '未定', en: 'open' },
} as const

/** A month's review as a spreadsheet opens it: UTF-8 with a byte order mark; no cell is run as a formula. */
export function reviewCsv(review: ReviewOfMonth, language: Language): string {
  const lines = [reviewHeads[language], ...reviewRows(review, language, true).map((row) => row.map(cellText))]
  return `\uFEFF${lines.map((line) => `${spreadsheetLine(line)}\r\n`).join('')}`
}

/** A month's review as lines of a sheet; `withMoney` false leaves amounts out. */
export function reviewRows(review: ReviewOfMonth, language: Language, withMoney: boolean): SheetCell[][] {
  const playbookRow = (part: 'worked' | 'didNot' | 'open', { outcome, proposals }: ReviewedPlaybook): SheetCell[] => [
    parts[part][language],
    `${outcome.playbookId} ${outcome.label[language]}`,
    null,
    null,
    outcome.came.who,
    percent(outcome.came),
    null,
    null,
    outcome.touched,
    withMoney ? { fen: outcome.costFen } : null,
    withMoney ? { fen: outcome.returnFen } : null,
    outcome.holdout === null ? '' : verdictLabels[outcome.holdout.uplift.verdict][language],
    proposals.map((each) => proposalLabels[each][language]).join('；'),
  ]
  return [
    ...review.segments.flatMap(({ segment, before, after, came, rose, fell, playbooks }) => [
      [
        parts.segment[language],
        segmentLabels[segment][language],
        before,
        after,
        came.who,
        percent(came),
        rose.who,
        fell.who,
      ],
      ...playbooks.map((each): SheetCell[] => [
        parts.contact[language],
        `${segmentLabels[segment][language]} · ${each.playbookId}`,
        null,
        null,
        each.came.who,
        percent(each.came),
        null,
        null,
        each.touched,
      ]),
    ]),
    ...review.worked.map((each) => playbookRow('worked', each)),
    ...review.didNot.map((each) => playbookRow('didNot', each)),
    ...review.open.map((each) => playbookRow('open', each)),
  ]
}

function percent({ of, who }: ShareCounts): number | null {
  return of === 0 ? null : Math.round((who / of) * 1000) / 10
}
