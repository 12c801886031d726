import type { Label } from '#domain/label.ts'

/** How far a repair order 工单 is. A void order counts for nothing (spec §1.2). */
export const orderStatusLabels = {
  open: { zh: '进行中', en: 'Open' },
  closed: { zh: '已完成', en: 'Closed' },
  void: { zh: '作废', en: 'Void' },
} as const satisfies Record<string, Label>
