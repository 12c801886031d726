import { useMemo, type ReactNode } from 'react'
import type { Day } from '#domain/calendar.ts'
import {
  type CustomerColumn,
  customerColumnLabels,
  customerColumns,
  moneyColumns,
  usualColumns,
} from '#domain/customer/list-column.ts'
import type { Label } from '#domain/label.ts'
import { valueTierLabels } from '#domain/lifetime-value/value.ts'
import { cadenceGroupLabels } from '#domain/segment/cadence-group.ts'
import type { RowOf } from '#web/api/use-ask.ts'
import { hrefTo } from '#web/paths.ts'
import { useLabel } from '#web/phrases/language.ts'
import { useMe } from '#web/shell/me.ts'
import { Badge, HealthBadge, LevelBadge, SegmentBadge, StageBadge, TierBadge } from '#web/ui/badge.tsx'
import type { Column } from '#web/ui/columns.ts'
import { PersonName } from '#web/ui/person-name.tsx'
import { Unknown } from '#web/ui/unknown.tsx'
import { type Format, useFormat } from '#web/ui/use-format.ts'

export type CustomerRow = RowOf<'GET /customers'>

/** What a cell is written with. */
interface Pen {
  readonly format: Format
  readonly say: (label: Label) => string
  readonly today: Day
}

interface Look {
  readonly cell: (row: CustomerRow, pen: Pen) => ReactNode
  readonly sortKey?: string
  readonly align?: 'end'
  readonly width?: string
}

const ranks = { low: 1, medium: 2, high: 4 } as const

const looks: Readonly<Record<CustomerColumn, Look>> = {
  name: { cell: nameOf, width: 'minmax(128px, 1.2fr)' },
  customerNo: { cell: (row) => row.customerNo, width: 'minmax(100px, 1fr)' },
  phone: { cell: (row) => row.phoneMasked ?? <Unknown />, width: 'minmax(120px, 1fr)' },
  plate: { cell: (row) => row.plate ?? <Unknown />, width: 'minmax(88px, 0.8fr)' },
  model: { cell: (row) => row.model ?? <Unknown />, width: 'minmax(90px, 0.8fr)' },
  stage: { cell: (row) => <StageBadge stage={row.stage} />, width: 'minmax(104px, 0.9fr)' },
  segment: { cell: (row) => <SegmentBadge segment={row.segment} />, width: 'minmax(108px, 0.9fr)' },
  level: { cell: (row) => <LevelBadge level={row.level} />, width: 'minmax(104px, 0.9fr)' },
  health: {
    cell: (row) => <HealthBadge grade={row.grade} score={row.healthScore} />,
    sortKey: 'health',
    width: 'minmax(104px, 0.9fr)',
  },
  grade: { cell: (row) => <HealthBadge grade={row.grade} /> },
  tier: { cell: tierOf, width: 'minmax(104px, 0.9fr)' },
  valueAtRisk: {
    cell: (row, { format }) => format.money(row.valueAtRiskFen),
    sortKey: 'valueAtRisk',
    align: 'end',
    width: 'minmax(88px, 0.8fr)',
  },
  totalValue: {
    cell: (row, { format }) => format.money(row.totalFen),
    sortKey: 'totalValue',
    align: 'end',
    width: 'minmax(88px, 0.8fr)',
  },
  spend24m: { cell: (row, { format }) => format.money(row.spend24mFen), align: 'end' },
  visits24m: { cell: (row, { format }) => format.number(row.visits24m), align: 'end' },
  lastVisit: {
    cell: (row, { format, today }) =>
      row.lastVisitOn === null ? <Unknown /> : format.relativeDay(row.lastVisitOn, today),
    sortKey: 'lastVisit',
    align: 'end',
    width: 'minmax(88px, 0.8fr)',
  },
  tenure: { cell: (row, { format }) => format.number(row.tenureMonths), sortKey: 'tenure', align: 'end' },
  rfm: { cell: ({ r, f, m }) => (r === null ? <Unknown /> : `${r}-${f}-${m}`) },
  cadence: { cell: (row, { say }) => (row.cadence === null ? <Unknown /> : say(cadenceGroupLabels[row.cadence])) },
  vip: { cell: (row) => (row.isVip === true ? <Badge tone="accent">VIP</Badge> : null), width: '70px' },
  advisor: { cell: (row) => row.advisor ?? <Unknown />, width: 'minmax(80px, 0.7fr)' },
  centre: { cell: (row) => row.centre ?? <Unknown />, width: 'minmax(120px, 1fr)' },
  warrantyEnds: { cell: (row, { format }) => format.day(row.warrantyEndsOn), align: 'end' },
  tags: { cell: (row) => row.tags.join('、'), width: 'minmax(120px, 1fr)' },
}

function nameOf(row: CustomerRow): ReactNode {
  const href = hrefTo('profile', { params: { customerId: row.customerId } })
  return (
    <span className="customers-name">
      <PersonName name={row.name ?? row.customerNo} href={href} />
      {row.isVip === true && <Badge tone="accent">VIP</Badge>}
    </span>
  )
}

function tierOf({ tier }: CustomerRow): ReactNode {
  return tier === null ? <Unknown /> : <TierBadge label={valueTierLabels[tier]} rank={ranks[tier]} />
}

/** The columns that this reader may choose from; the name stands first. */
export function useCustomerColumns(): readonly Column<CustomerRow>[] {
  const say = useLabel()
  const format = useFormat()
  const { rights, group } = useMe()
  const seesMoney = rights.includes('money.read')
  const seesNames = rights.includes('names.read')
  const { today } = group
  return useMemo(() => {
    const usual = usualColumns(seesNames)
    const pen = { format, say, today }
    const ids: CustomerColumn[] = ['name', ...customerColumns.filter((id) => id !== 'name')]
    return ids
      .filter((id) => (seesMoney || !moneyColumns.has(id)) && (seesNames || id !== 'plate'))
      .map((id) => {
        const { cell, ...look } = looks[id]
        return {
          id,
          label: say(customerColumnLabels[id]),
          isDefault: usual.includes(id),
          cell: (row: CustomerRow) => cell(row, pen),
          ...look,
        }
      })
  }, [say, format, today, seesMoney, seesNames])
}
