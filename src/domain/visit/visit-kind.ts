import type { Label } from '#domain/label.ts'

/**
 * What a visit was for (spec §1.2), in order of precedence: where several orders make one visit, the first kind
 * here that any of them has is the visit's kind.
 */
export const visitKindLabels = {
  first_service: { zh: '首保', en: 'First service' },
  maintenance: { zh: '保养', en: 'Maintenance' },
  repair: { zh: '维修', en: 'Repair' },
  recall: { zh: '召回活动', en: 'Recall campaign' },
  accessory: { zh: '加装', en: 'Accessory' },
  activity: { zh: '活动', en: 'Activity' },
  free_check: { zh: '免费检测', en: 'Free check' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Record<string, Label>

export type VisitKind = keyof typeof visitKindLabels

/** A kind as an import wrote it, in words; one that is none of ours is told as it stands. */
export function visitKindText(kind: string): Label {
  const known: Readonly<Record<string, Label>> = visitKindLabels
  return known[kind] ?? { zh: kind, en: kind }
}
