import { rightLabels } from '#domain/access/right.ts'
import { staffRoleLabels } from '#domain/access/staff-role.ts'
import { customerColumnLabels } from '#domain/customer/list-column.ts'
import { goalMetrics } from '#domain/goal/goal-metric.ts'
import type { Label } from '#domain/label.ts'
import { actionClassLabels } from '#domain/playbook/action-class.ts'
import { promiseStateLabels } from '#domain/relationship/promise-state.ts'

const goalLabels = Object.fromEntries(Object.entries(goalMetrics).map(([name, { label }]) => [name, label]))

/** What the parts of a detail are called; parts of other names are shown as they were written. */
export const partLabels: Readonly<Record<string, Label>> = {
  role: { zh: '角色', en: 'role' },
  state: { zh: '状态', en: 'state' },
  status: { zh: '状态', en: 'state' },
  reason: { zh: '原因', en: 'reason' },
  fields: { zh: '资料项', en: 'fields' },
  rights: { zh: '权限', en: 'rights' },
  expiresOn: { zh: '有效期至', en: 'until' },
  version: { zh: '版本', en: 'version' },
  changes: { zh: '改动', en: 'changes' },
  rows: { zh: '行数', en: 'rows' },
  customers: { zh: '客户编号', en: 'customers no.' },
  columns: { zh: '列', en: 'columns' },
  by: { zh: '按', en: 'narrowed by' },
  centre: { zh: '服务中心编号', en: 'centre no.' },
  centreId: { zh: '服务中心编号', en: 'centre no.' },
  staffId: { zh: '员工编号', en: 'staff no.' },
  advisorId: { zh: '员工编号', en: 'staff no.' },
  ownerStaffId: { zh: '负责人编号', en: 'owner no.' },
  month: { zh: '月份', en: 'month' },
  goals: { zh: '目标', en: 'goals' },
  metric: { zh: '指标', en: 'metric' },
  target: { zh: '目标值', en: 'target' },
  kind: { zh: '类型', en: 'kind' },
  playbook: { zh: '事由', en: 'playbook' },
  class: { zh: '优先级', en: 'class' },
  kept: { zh: '保留', en: 'kept' },
  merged: { zh: '并入', en: 'merged' },
  disabled: { zh: '停用', en: 'disabled' },
}

/** Of the fields of a customer that people edit, those that no list shows. */
const fieldLabels: Readonly<Record<string, Label>> = {
  otherPhones: { zh: '其他电话', en: 'Other phones' },
  wechat: { zh: '微信', en: 'WeChat' },
  email: { zh: '邮箱', en: 'E-mail' },
  gender: { zh: '性别', en: 'Gender' },
  birthdayOn: { zh: '生日', en: 'Birthday' },
  city: { zh: '城市', en: 'City' },
  address: { zh: '地址', en: 'Address' },
  centreId: { zh: '所属门店', en: 'Home centre' },
  advisorId: { zh: '服务顾问', en: 'Advisor' },
  isVipByHand: { zh: '人工指定为 VIP', en: 'VIP by hand' },
  doNotContact: { zh: '请勿联系', en: 'Do not contact' },
  trim: { zh: '配置', en: 'Trim' },
  color: { zh: '颜色', en: 'Colour' },
  deliveredOn: { zh: '交车日期', en: 'Delivered' },
  warrantyEndsOn: { zh: '质保到期', en: 'Warranty ends' },
  batteryWarrantyEndsOn: { zh: '三电质保到期', en: 'Battery warranty ends' },
  soldOn: { zh: '售出日期', en: 'Sold' },
}

/** What a list can be narrowed by, besides its columns. */
const filterLabels: Readonly<Record<string, Label>> = {
  q: { zh: '搜索词', en: 'search' },
  r: { zh: 'R 分', en: 'R' },
  f: { zh: 'F 分', en: 'F' },
  m: { zh: 'M 分', en: 'M' },
  tag: { zh: '标签', en: 'tag' },
  neglected: { zh: '被忽视的高价值', en: 'neglected' },
  falseHighValue: { zh: '伪高价值', en: 'false high value' },
  lastVisitFrom: { zh: '上次到店起', en: 'last visit from' },
  lastVisitTo: { zh: '上次到店止', en: 'last visit to' },
  neverVisited: { zh: '从未到店', en: 'never visited' },
  warrantyFrom: { zh: '质保到期起', en: 'warranty from' },
  warrantyTo: { zh: '质保到期止', en: 'warranty to' },
  ids: { zh: '逐个勾选', en: 'picked one by one' },
  except: { zh: '去掉几位', en: 'all but some' },
}

const consentLabels: Readonly<Record<string, Label>> = {
  any: { zh: '所有渠道', en: 'any channel' },
  sms: { zh: '短信', en: 'text message' },
  app: { zh: 'App 推送', en: 'app' },
  service: { zh: '服务', en: 'service' },
  care: { zh: '关怀', en: 'care' },
  marketing: { zh: '营销', en: 'marketing' },
  granted: { zh: '同意', en: 'granted' },
  refused: { zh: '拒绝', en: 'refused' },
}

/** What values that are codes are called. */
export const codeLabels: Readonly<Record<string, Label>> = {
  ...filterLabels,
  ...consentLabels,
  ...fieldLabels,
  ...promiseStateLabels,
  ...actionClassLabels,
  ...goalLabels,
  ...staffRoleLabels,
  ...rightLabels,
  ...customerColumnLabels,
  call: { zh: '联系客户', en: 'to call' },
  look: { zh: '查看', en: 'to look' },
}
