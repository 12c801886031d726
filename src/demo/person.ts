import { dayNumber, dayOf } from '#domain/calendar.ts'
import type { DayNumber } from '#demo/day-text.ts'
import { at, chance, pick, randomStream, wholeBetween, type Random } from '#demo/random.ts'

export interface Person {
  readonly name: string
  readonly gender: 'female' | 'male'
  readonly phone: string
  readonly birthOn: DayNumber
}

// Commonest first: a name is drawn with a lean towards the beginning.
const surnames =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾萧田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫雷龙黎史陶贺顾毛郝龚邵万覃武钱戴严莫孔向汤施洪'.split(
    '',
  )
const maleCharacters =
  '伟强磊军洋勇杰涛明超刚平辉鹏飞斌波宇浩凯健俊帆帅旭宁龙林博文志远建国海峰嘉晨子轩睿泽瑞铭昊天佑'.split('')
const femaleCharacters =
  '芳娜敏静丽艳娟霞秀燕玲桂英婷雪慧莹倩颖琳洁梅晶欣怡佳悦梦琪雨桐思涵诗语嘉妍若曦紫萱可馨雅文'.split('')

const staffGivenNames = [
  '静怡 海涛 晓峰 丽娟 志明 雨欣 建军 思远 佳慧 文博 秀英 俊杰 雪梅 国强 梦瑶 立新 春燕 浩然 玉兰 明辉',
  '晓雯 振华 慧敏 永刚 紫涵 家豪 淑芬 天宇 红霞 泽民 若琳 庆丰 彩云 一鸣 婉清 德胜 欣然 卫东 诗涵 光明',
  '丹丹 少华 亚楠 成林 佩珊 宏伟 小芳 子墨 月华 立群 冬梅 正阳 依依 广平 晨曦 新宇 秋萍 兆丰 巧玲 向荣',
].flatMap((names) => names.split(' '))

/**
 * A made-up person. Phones begin with 154, a range that is missing from the allocations the ministry published
 * (工信部《我国公众移动通信网网号及H0分配情况》, to the end of March 2023), and differ for every subject.
 */
export function personOf(seed: number, subject: number): Person {
  const random = randomStream(seed, 'person', subject)
  const gender = chance(random, 0.58) ? 'male' : 'female'
  const given = gender === 'male' ? maleCharacters : femaleCharacters
  return {
    name: surname(random) + pick(random, given) + (chance(random, 0.75) ? pick(random, given) : ''),
    gender,
    phone: phoneOf(subject),
    birthOn: birthday(random, 1958, 2003),
  }
}

/** A number of 11 digits that nobody holds, another for every subject below 100 million. */
export function phoneOf(subject: number): string {
  // 7,654,321 has no factor in common with 10⁸, so the products never meet.
  return `154${String((subject * 7_654_321 + 20_260_131) % 100_000_000).padStart(8, '0')}`
}

/** A colleague's name; the first 6,000 differ. */
export function staffName(ordinal: number): string {
  const given = at(staffGivenNames, (ordinal * 7 + Math.floor(ordinal / 100)) % staffGivenNames.length)
  return at(surnames, (ordinal * 11) % 100) + given
}

/** A relative's name: of the same family or not. */
export function relativeName(random: Random, person: Person, sharesSurname: boolean): string {
  const family = sharesSurname ? person.name.slice(0, 1) : surname(random)
  const given = chance(random, 0.5) ? maleCharacters : femaleCharacters
  return family + pick(random, given) + pick(random, given)
}

/** A day of a year between the two, both included. */
export function birthday(random: Random, fromYear: number, toYear: number): DayNumber {
  return dayNumber(dayOf(wholeBetween(random, fromYear, toYear), 1, 1)) + wholeBetween(random, 0, 364)
}

function surname(random: Random): string {
  return at(surnames, Math.floor(random() ** 1.8 * surnames.length))
}
