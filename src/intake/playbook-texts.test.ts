import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { assess } from '#domain/assess.ts'
import { languages, type Language } from '#domain/label.ts'
import { viewOf } from '#domain/playbook/customer-view.ts'
import { featureValuesOf } from '#domain/playbook/features.ts'
import { everyStep, type MessageText, type Step } from '#domain/playbook/step.ts'
import type { Variables } from '#domain/playbook/variables.ts'
import { defaultPolicy } from '#domain/policy.ts'
import { readCatalogue } from '#intake/playbook-catalogue.ts'
import { aCar, aCustomer, aUsualCentre, aVisit } from '#test/people.ts'

const folder = new URL('../../playbooks/', import.meta.url)
const { playbooks } = readCatalogue(
  readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => ({ name, text: readFileSync(new URL(name, folder), 'utf8') })),
)

const today = '2024-09-02'
const facts = aCustomer({
  centre: aUsualCentre(),
  cars: [aCar({ model: null, deliveredOn: '2023-09-02' })],
  visits: [aVisit('2024-08-30', { kind: 'repair' })],
})

/** Somebody of whom hardly anything is known, on an occasion that says no more than it must. */
const fewFacts: Variables = {
  ...featureValuesOf(viewOf(facts, assess(facts, defaultPolicy, today), defaultPolicy, today)),
  trigger_on: today,
  due_on: today,
  passed_km: 15_000,
  years: 2,
  item: '刹车片',
  item_state: 'yellow',
  recommended_on: '2024-06-01',
  promise_text: '补发脚垫',
  interest: '车衣',
  festival: 'mid_autumn',
  season: 'autumn',
  visit_kind: 'repair',
  visit_no: 2,
  severity: 'high',
  is_own_birthday: true,
}
const named: Variables = {
  customer_name: '欧阳女士',
  advisor_name: '王小明',
  centre_name: '杭州城北旗舰服务中心',
  car_model: 'Model Y',
}

interface Said {
  readonly of: string
  readonly text: string
}

function messagesOf(step: Step): readonly MessageText[] {
  if (step.kind === 'message') return [step]
  return step.kind === 'task' && step.unanswered !== null ? [step.unanswered] : []
}

function said(language: Language, variables: Variables, ids = playbooks.map(({ id }) => id)): Said[] {
  return playbooks
    .filter(({ id }) => ids.includes(id))
    .flatMap(({ id, steps }) =>
      everyStep(steps).flatMap((step) => {
        const texts = messagesOf(step).flatMap(({ variants }) => variants)
        if (step.kind === 'task') texts.push(step.reason, step.script)
        if (step.kind === 'escalate') texts.push(step.reason)
        return texts.map((text) => ({ of: `${id} ${step.id}`, text: text(variables, language) }))
      }),
    )
}

test.each(languages)('a text leaves no hole where little is known (%s)', (language) => {
  const holes = /（）|「」|""|\(\)|，，|。。|——$|\s[，。,.;]|[（(]\s|约\s*，|\d{4}-\d\d-\d\d/
  expect(said(language, fewFacts).filter(({ text }) => holes.test(text.replaceAll('——服务中心', '')))).toEqual([])
})

test('Chinese is written with Chinese punctuation', () => {
  const foreign = /\p{Script=Han}[,;:?!]|[,;:?!]\p{Script=Han}|您您|你/u
  expect(said('zh', { ...fewFacts, ...named }).filter(({ text }) => foreign.test(text))).toEqual([])
})

test('a text message fits into 140 characters with its signature, any other message into a screen', () => {
  for (const { id, steps } of playbooks) {
    for (const { channel, topic, variants } of everyStep(steps).flatMap(messagesOf)) {
      const longest = Math.max(...variants.map((text) => text({ ...fewFacts, ...named }, 'zh').length))
      expect([id, topic, longest <= (channel === 'sms' ? 140 : 180)]).toEqual([id, topic, true])
    }
  }
})

test('a greeting sells nothing', () => {
  const sales = /优惠|折|券|保养|预约|购买|促销|套餐|\d 元|offer|discount|voucher|% off|package/i
  for (const language of languages) {
    expect(said(language, { ...fewFacts, ...named }, ['P8', 'P24']).filter(({ text }) => sales.test(text))).toEqual([])
  }
})

test('nobody is threatened or pressed', () => {
  const pressing =
    /否则|后果|过时不候|最后机会|抓紧|赶快|立即购买|抢购|仅限今天|last chance|act now|hurry up|before it is too late/i
  for (const language of languages) {
    expect(said(language, fewFacts).filter(({ text }) => pressing.test(text))).toEqual([])
  }
})

test('what is sent again and again has more than one wording', () => {
  const once = playbooks
    .filter(({ id }) => ['P7', 'P8', 'P10', 'P12', 'P15', 'P17', 'P24'].includes(id))
    .flatMap(({ id, steps }) => everyStep(steps).map((step) => ({ id, step })))
    .filter(({ step }) => step.kind === 'message' && step.variants.length < 2)
  // Membership is spoken of once a year.
  expect(once.map(({ id, step }) => `${id} ${step.id}`)).toEqual(['P15 membership'])
})

test('no two steps call different things by one topic', () => {
  const topics = playbooks.flatMap(({ id, steps }) =>
    [
      ...new Set(
        everyStep(steps)
          .flatMap(messagesOf)
          .map(({ topic }) => topic),
      ),
    ].map((topic) => `${topic} ${id}`),
  )
  const names = topics.map((topic) => topic.split(' ')[0])
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
})

test.each(['P5', 'P6', 'P13'])('%s has answers to price, time and going elsewhere', (id) => {
  const says = playbooks
    .filter((each) => each.id === id)
    .flatMap(({ steps }) => everyStep(steps))
    .flatMap((step) => (step.kind === 'task' ? step.objections.map((each) => each.says.zh) : []))
  for (const objection of [/贵/, /没时间/, /别家/]) expect(says.some((each) => objection.test(each))).toBe(true)
})
