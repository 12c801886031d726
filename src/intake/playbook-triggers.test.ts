import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { assess } from '#domain/assess.ts'
import type { Assessment } from '#domain/assessment.ts'
import { addDays, type Day } from '#domain/calendar.ts'
import type { CustomerFacts } from '#domain/customer-facts.ts'
import { closedBefore, trueNow } from '#domain/enrolment/occasions.ts'
import { viewOf } from '#domain/playbook/customer-view.ts'
import { featureValuesOf, type FeatureValues } from '#domain/playbook/features.ts'
import type { Playbook } from '#domain/playbook/playbook.ts'
import { defaultPolicy } from '#domain/policy.ts'
import { readCatalogue } from '#intake/playbook-catalogue.ts'
import { aCar, aCustomer, aUsualCentre, aVisit } from '#test/people.ts'

const folder = new URL('../../playbooks/', import.meta.url)
const { playbooks } = readCatalogue(
  readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => ({ name, text: readFileSync(new URL(name, folder), 'utf8') })),
)

const today: Day = '2024-09-02'
const ago = (days: number): Day => addDays(today, -days)
const ahead = (days: number): Day => addDays(today, days)

interface Who {
  readonly facts?: Partial<CustomerFacts>
  readonly scores?: Partial<Assessment>
  /** Features that are hard to bring about, as they would be. */
  readonly features?: Partial<FeatureValues>
  readonly on?: Day
}

/** The playbooks whose trigger is true of somebody, in the order of the catalogue. */
function begun({ facts: about = {}, scores = {}, features = {}, on = today }: Who): string[] {
  const facts = aCustomer({ centre: aUsualCentre(), ...about })
  const view = viewOf(facts, { ...assess(facts, defaultPolicy, on), ...scores }, defaultPolicy, on)
  const all = { ...featureValuesOf(view), ...features }
  const isTrue = (playbook: Playbook): boolean => trueNow(playbook, view, all).length > 0
  return playbooks.filter(isTrue).map(({ id }) => id)
}

const driving = { cars: [aCar({ deliveredOn: ago(1500) })] }
const visit = (days: number, about: Parameters<typeof aVisit>[1] = {}): Partial<CustomerFacts> => ({
  cars: [aCar({ deliveredOn: ago(1500) })],
  visits: [aVisit(ago(days), about)],
})
const ladder = (level: Assessment['ladder']['level']): Pick<Who, 'features'> => ({ features: { ladder_level: level } })

test.each<{ id: string; who: Who; is: boolean; because: string }>([
  { id: 'P1', who: { facts: { cars: [aCar({ deliveredOn: ago(3) })] } }, is: true, because: 'delivered on Friday' },
  { id: 'P1', who: { facts: { cars: [aCar({ deliveredOn: ago(15) })] } }, is: false, because: 'two weeks ago' },
  { id: 'P2', who: { facts: { cars: [aCar({ deliveredOn: ago(86) })] } }, is: true, because: 'due within the week' },
  { id: 'P2', who: { facts: { cars: [aCar({ deliveredOn: ago(60) })] } }, is: false, because: 'due in a month' },
  { id: 'P3', who: { facts: visit(1, { kind: 'first_service' }) }, is: true, because: 'first service yesterday' },
  { id: 'P3', who: { facts: visit(1) }, is: false, because: 'a maintenance is none' },
  { id: 'P4', who: { facts: visit(40), ...ladder('l1') }, is: true, because: 'level 1 gets its message' },
  { id: 'P4', who: { facts: visit(200), ...ladder('win_back') }, is: false, because: 'win-back is P5' },
  { id: 'P5', who: { facts: visit(200), ...ladder('win_back') }, is: true, because: 'win-back' },
  { id: 'P5', who: { facts: visit(100), ...ladder('l3') }, is: false, because: 'level 3 is P4' },
  { id: 'P6', who: { facts: { cars: [aCar({ warrantyEndsOn: ahead(89) })] } }, is: true, because: 'ends in 89 days' },
  { id: 'P6', who: { facts: { cars: [aCar({ warrantyEndsOn: ahead(91) })] } }, is: false, because: 'ends in 91 days' },
  { id: 'P7', who: { facts: visit(340) }, is: true, because: 'maintenance in a month' },
  { id: 'P7', who: { facts: visit(200) }, is: false, because: 'maintenance in half a year' },
  { id: 'P8', who: { facts: { birthdayOn: '1980-09-02' } }, is: true, because: 'today is the day' },
  { id: 'P8', who: { facts: { birthdayOn: '1980-09-03' } }, is: false, because: 'never early' },
  { id: 'P9', who: { facts: { cars: [aCar({ deliveredOn: '2023-09-02' })] } }, is: true, because: 'a year today' },
  { id: 'P9', who: { facts: { cars: [aCar({ deliveredOn: '2023-06-02' })] } }, is: false, because: 'three months ago' },
  { id: 'P10', who: { facts: driving, features: { segment: 'average' } }, is: true, because: 'autumn began yesterday' },
  { id: 'P10', who: { facts: driving, features: { segment: 'lost' } }, is: false, because: 'nothing for the lost' },
  {
    id: 'P10',
    who: { facts: driving, features: { segment: 'average' }, on: '2024-10-15' },
    is: false,
    because: 'mid-autumn',
  },
  {
    id: 'P11',
    who: { facts: { cars: [aCar({ deliveredOn: ago(200) })], visits: [aVisit(ago(100), { mileageKm: 5500 })] } },
    is: true,
    because: '10,000 km some days ago',
  },
  { id: 'P11', who: { facts: driving }, is: false, because: 'no reading, no mileage' },
  {
    id: 'P12',
    who: { facts: { cars: [aCar({ deliveredOn: '2022-03-02' })] }, features: { segment: 'hibernating' } },
    is: true,
    because: 'a quarter is full today',
  },
  {
    id: 'P12',
    who: { facts: { cars: [aCar({ deliveredOn: '2022-03-02' })] }, features: { segment: 'average' } },
    is: false,
    because: 'not asleep',
  },
  { id: 'P13', who: { facts: visit(400), features: { segment: 'average' } }, is: true, because: 'more than a year' },
  { id: 'P13', who: { facts: visit(360), features: { segment: 'average' } }, is: false, because: 'not a year yet' },
  { id: 'P13', who: { facts: visit(400), features: { segment: 'lost' } }, is: false, because: 'lost' },
  { id: 'P13', who: { facts: visit(400), features: { segment: 'hibernating' } }, is: false, because: 'P12 only' },
  {
    id: 'P13',
    who: { facts: visit(400), features: { segment: 'hibernating', complaints_total: 1 } },
    is: true,
    because: 'a complaint is on file',
  },
  {
    id: 'P13',
    who: { facts: { cars: [aCar({ deliveredOn: ago(3000) })] }, features: { segment: 'average' } },
    is: true,
    because: 'eight years and never here',
  },
  {
    id: 'P14',
    who: { facts: { cars: [aCar({ deliveredOn: '2022-03-02' })] }, features: { segment: 'champions' } },
    is: true,
    because: 'a champion, a quarter',
  },
  {
    id: 'P15',
    who: {
      facts: { cars: [aCar({ deliveredOn: '2024-03-01' })] },
      features: { segment: 'potential_loyalists', visits_12m: 2 },
    },
    is: true,
    because: 'a month, two visits',
  },
  {
    id: 'P15',
    who: {
      facts: { cars: [aCar({ deliveredOn: '2024-03-01' })] },
      features: { segment: 'potential_loyalists', visits_12m: 3 },
    },
    is: false,
    because: 'reached already',
  },
  { id: 'P16', who: { facts: visit(1), features: { segment: 'loyal' } }, is: true, because: 'a loyal one was here' },
  {
    id: 'P17',
    who: { facts: { cars: [aCar({ deliveredOn: '2024-03-01' })] }, features: { segment: 'average' } },
    is: true,
    because: 'average',
  },
  { id: 'P18', who: { features: { segment: 'lost' } }, is: true, because: 'lost' },
  { id: 'P18', who: { features: { segment: 'average' } }, is: false, because: 'not lost' },
  { id: 'P19', who: { facts: visit(1) }, is: true, because: 'here yesterday' },
  { id: 'P19', who: { facts: visit(4) }, is: false, because: 'four days are no follow-up' },
  {
    id: 'P22',
    who: { facts: { complaints: [{ openedOn: ago(1), no: 'K1', severity: 'low', compensationFen: 0 }] } },
    is: true,
    because: 'complained yesterday',
  },
  {
    id: 'P22',
    who: { facts: { complaints: [{ openedOn: ago(30), no: 'K1', severity: 'low', compensationFen: 0 }] } },
    is: false,
    because: 'an old complaint is no new one',
  },
  { id: 'P23', who: { facts: { cars: [aCar({ deliveredOn: '2021-08-30' })] } }, is: true, because: 'three years' },
  { id: 'P23', who: { facts: { cars: [aCar({ deliveredOn: '2020-08-30' })] } }, is: false, because: 'four years' },
  { id: 'P24', who: { on: '2024-09-17', features: { segment: 'average' } }, is: true, because: 'Mid-Autumn' },
  { id: 'P24', who: { on: '2024-09-17', features: { segment: 'lost' } }, is: false, because: 'lost' },
  {
    id: 'P25',
    who: { facts: { ...visit(100), appointments: [{ no: 'A1', on: ahead(2), purpose: '保养' }] } },
    is: true,
    because: 'the second visit is near',
  },
  {
    id: 'P25',
    who: { facts: { appointments: [{ no: 'A1', on: ahead(2), purpose: '保养' }] } },
    is: false,
    because: 'the first visit',
  },
  { id: 'P26', who: { facts: driving }, is: false, because: 'by hand only' },
  {
    id: 'P27',
    who: { facts: visit(100), features: { health_grade: 'poor', segment: 'average' } },
    is: true,
    because: 'fallen',
  },
  {
    id: 'P27',
    who: { facts: visit(100), features: { health_grade: 'healthy', segment: 'average' } },
    is: false,
    because: 'healthy',
  },
  { id: 'P28', who: { facts: visit(2, { hasSoftware: true }) }, is: true, because: 'bought software' },
  { id: 'P28', who: { facts: visit(2, { hasValueAdded: true }) }, is: false, because: 'a film is no feature' },
  { id: 'P29', who: { facts: driving }, is: false, because: 'by hand only' },
  {
    id: 'P30',
    who: { facts: { interests: [{ interestId: 1, text: '车衣', recordedOn: ago(2), settledOn: null }] } },
    is: true,
    because: 'asked about film',
  },
  {
    id: 'P30',
    who: { facts: { interests: [{ interestId: 1, text: '车衣', recordedOn: ago(40), settledOn: null }] } },
    is: false,
    because: 'forty days ago',
  },
])('$id: $because', ({ id, who, is }) => {
  expect(begun(who).includes(id)).toBe(is)
})

test('nobody without a fact is enrolled anywhere', () => {
  expect(begun({ features: { segment: 'average' } })).toEqual([])
})

test.each([
  { id: 'P19', before: ago(3), because: 'three days after a visit it is over' },
  { id: 'P17', before: ago(24), because: 'the month it was about is nearly gone' },
  { id: 'P6', before: ahead(1), because: 'nobody can buy it once the warranty has ended' },
  { id: 'P7', before: null, because: 'a new mileage may move the day' },
  { id: 'P9', before: null, because: 'a delivery day may be put right' },
  { id: 'P4', before: null, because: 'a level lasts as long as it lasts' },
] as const)('occasions of $id that were triggered before $before are over: $because', ({ id, before }) => {
  const playbook = playbooks.find((each) => each.id === id)
  expect(playbook && closedBefore(playbook, today)).toBe(before)
})
