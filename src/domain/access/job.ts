import type { Label } from '#domain/label.ts'

/** What the app does by itself. */
export const jobLabels = {
  'daily-backup': { zh: '每日备份', en: 'Daily backup' },
  'refit-models': { zh: '重新拟合价值模型', en: 'Fitting the value models anew' },
  'nightly-scores': { zh: '每晚评分', en: 'Nightly scores' },
  'monthly-snapshot': { zh: '每月快照', en: 'Monthly snapshot' },
  'learn-chances': { zh: '学习触达效果', en: 'Learning what contacts bring' },
  'settle-absences': { zh: '分派休假者的任务', en: 'Sharing out tasks of the absent' },
  'backup-check': { zh: '每周备份检查', en: 'Weekly check of the backup' },
  'work-playbooks': { zh: '执行剧本', en: 'Working through playbooks' },
  'send-messages': { zh: '发送消息', en: 'Sending messages' },
  'watch-complaints': { zh: '投诉时限提醒', en: 'Watching complaints' },
  'erase-uploads': { zh: '清除过期的导入文件', en: 'Erasing old import files' },
  'forget-keys': { zh: '清除过期的请求记录', en: 'Forgetting old request keys' },
} as const satisfies Record<string, Label>

export type JobName = keyof typeof jobLabels

export const jobNames = Object.keys(jobLabels) as JobName[]
