import type { Label } from '#domain/label.ts'

export const appointmentStateLabels = {
  booked: { zh: '已预约', en: 'Booked' },
  arrived: { zh: '已到店', en: 'Arrived' },
  cancelled: { zh: '已取消', en: 'Cancelled' },
  no_show: { zh: '未到店', en: 'No-show' },
} as const satisfies Record<string, Label>

export type AppointmentState = keyof typeof appointmentStateLabels
