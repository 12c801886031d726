import type { LineCategory } from '#domain/visit/line-category.ts'

/** Something a centre sells. Prices and costs in yuan; a cost of null is labour, whose cost nobody records. */
export interface Item {
  readonly item: string
  readonly category: LineCategory
  readonly price: number
  readonly cost: number | null
  /** Chance or weight, by the list it stands in. */
  readonly share: number
}

export const firstServiceItem: Item = { item: '首保套餐', category: 'package', price: 399, cost: 140, share: 1 }
export const basicService: Item = { item: '基础保养', category: 'maintenance', price: 699, cost: 260, share: 1 }
export const deepService: Item = { item: '深度保养', category: 'maintenance', price: 1299, cost: 520, share: 0.35 }

/** Found due at a service; share = chance. */
export const serviceExtras: readonly Item[] = [
  { item: '空调滤芯', category: 'maintenance', price: 180, cost: 70, share: 0.4 },
  { item: '雨刮片一对', category: 'maintenance', price: 160, cost: 65, share: 0.16 },
  { item: '制动液更换', category: 'maintenance', price: 320, cost: 95, share: 0.15 },
  { item: '冷却液更换', category: 'maintenance', price: 420, cost: 150, share: 0.08 },
  { item: '空调系统深度清洁', category: 'maintenance', price: 260, cost: 60, share: 0.12 },
  { item: '前轮轮胎一对', category: 'tyre', price: 1680, cost: 1180, share: 0.05 },
  { item: '四轮定位', category: 'tyre', price: 280, cost: null, share: 0.07 },
  { item: '前制动片', category: 'repair', price: 880, cost: 390, share: 0.04 },
]

/** What a repair is about; share = weight. */
export const repairs: readonly Item[] = [
  { item: '空调压缩机检修', category: 'repair', price: 1480, cost: 820, share: 8 },
  { item: '前悬架摆臂更换', category: 'repair', price: 1260, cost: 610, share: 10 },
  { item: '充电口总成更换', category: 'repair', price: 960, cost: 520, share: 10 },
  { item: '低压电池更换', category: 'repair', price: 780, cost: 430, share: 16 },
  { item: '中控屏故障处理', category: 'repair', price: 540, cost: 180, share: 14 },
  { item: '车窗升降器更换', category: 'repair', price: 620, cost: 290, share: 10 },
  { item: '补胎与动平衡', category: 'tyre', price: 160, cost: 25, share: 20 },
  { item: '轮胎更换一条', category: 'tyre', price: 860, cost: 600, share: 12 },
  { item: '电驱油封更换', category: 'repair', price: 2280, cost: 1240, share: 4 },
]

/** Bodywork that an insurer pays; share = weight. */
export const bodyworks: readonly Item[] = [
  { item: '前保险杠钣喷', category: 'repair', price: 2200, cost: 980, share: 40 },
  { item: '左侧车门钣喷', category: 'repair', price: 1800, cost: 760, share: 35 },
  { item: '前大灯总成更换', category: 'repair', price: 4600, cost: 3100, share: 15 },
  { item: '前部事故修复', category: 'repair', price: 9800, cost: 6200, share: 10 },
]

export const repairLabour: Item = { item: '维修工时', category: 'repair', price: 280, cost: null, share: 0.8 }

/** share = weight. */
export const accessories: readonly Item[] = [
  { item: '全车脚垫', category: 'accessory', price: 580, cost: 260, share: 35 },
  { item: '隐形车衣', category: 'accessory', price: 6800, cost: 4100, share: 5 },
  { item: '玻璃隔热膜', category: 'accessory', price: 1980, cost: 900, share: 15 },
  { item: '行车记录仪', category: 'accessory', price: 790, cost: 420, share: 30 },
  { item: '车顶行李架', category: 'accessory', price: 1280, cost: 700, share: 15 },
]

/** Bought once a year by those who buy them at all; share = customers who do (spec §5.2). */
export const valueAddedItems: readonly Item[] = [
  { item: '三电健康诊断', category: 'value_added', price: 150, cost: null, share: 0.6 },
  { item: '代步车服务', category: 'value_added', price: 100, cost: 40, share: 0.3 },
  { item: '上门取送车', category: 'value_added', price: 80, cost: 35, share: 0.2 },
  { item: '漆面美容', category: 'value_added', price: 300, cost: 110, share: 0.25 },
  { item: '延保一年', category: 'extended_warranty', price: 500, cost: 180, share: 0.15 },
]

export const softwarePackage: Item = {
  item: '智驾功能包订阅',
  category: 'software',
  price: 1280,
  cost: null,
  share: 0.02,
}
export const freeCheck: Item = { item: '全车免费检测', category: 'activity', price: 150, cost: null, share: 1 }
export const ownersDay: Item = { item: '车主日检测与洗车', category: 'activity', price: 99, cost: 30, share: 1 }
export const recallWork: Item = { item: '控制单元召回升级', category: 'repair', price: 600, cost: 210, share: 1 }

/** Advice that a customer puts off; share = weight. */
export const deferrable: readonly Item[] = [
  { item: '更换前制动片', category: 'repair', price: 880, cost: 390, share: 25 },
  { item: '更换空调滤芯', category: 'maintenance', price: 180, cost: 70, share: 30 },
  { item: '前后轮换位', category: 'tyre', price: 120, cost: null, share: 25 },
  { item: '更换轮胎一对', category: 'tyre', price: 1680, cost: 1180, share: 20 },
]
