import { describe, expect, test } from 'vitest'
import type { Day } from '#domain/calendar.ts'
import { aPlaybook, aStep } from '#test/actions.ts'
import { aMessage, aResult, aState, aWait, began, type CircumstancesAbout, look, told } from '#test/enrolments.ts'
import { aCar, aVisit } from '#test/people.ts'

describe('a wait', () => {
  const steps = [aStep(), aWait(), aMessage({ when: (_, { happened }) => happened === false })]
  const playbook = aPlaybook({ trigger: aState, steps })

  test('for a result ends with it, and what it says is remembered', () => {
    const { enrolment } = look(playbook, began)
    expect(told(look(playbook, '2024-09-05', {}, enrolment))).toEqual([])
    const again = look(playbook, '2024-09-04', {}, enrolment, aResult('no_answer', false, 1))
    expect(told(again)).toEqual(['result call: no_answer'])
    const heard = look(playbook, '2024-09-05', {}, { ...enrolment, openTasks: [] }, aResult('reached'))
    expect(told(heard)).toEqual([
      'result call: reached',
      'happened heard: result',
      'passed_over tell: not_for_them',
      'ended: all_steps_done',
    ])
    expect(heard.enrolment.position.memory).toMatchObject({ result: 'reached', happened: true })
  })

  test('is over when nobody says anything', () => {
    const { enrolment } = look(playbook, began)
    expect(enrolment.position.dueAt).toBe('2024-09-08T16:00:00Z')
    expect(told(look(playbook, '2024-09-09', {}, enrolment))).toEqual(['timed_out heard: result', 'message tell'])
  })

  test('for a visit does not take the visit that began it', () => {
    const visit = aPlaybook({
      steps: [aWait({ id: 'call', until: 'visit' })],
      trigger: { ...aState, kind: 'event', window: { opensDays: 0, closesDays: 60 } },
    })
    const came = (on: Day): CircumstancesAbout => ({ facts: { visits: [aVisit(on)] } })
    expect(told(look(visit, began, came(began)))).toEqual(['waits call: visit'])
    const { enrolment } = look(visit, began, came(began))
    expect(told(look(visit, '2024-09-04', came('2024-09-03'), enrolment))[0]).toBe('happened call: visit')
  })
})

describe('exits', () => {
  const success = {
    events: ['visit'],
    when: null,
    withinDays: 30,
    isAfterSteps: false,
    benchmark: null,
    label: { zh: '到店', en: 'A visit' },
  } as const
  const playbook = aPlaybook({
    trigger: aState,
    success,
    failures: [{ when: (_, { result: last }) => last === 'declined', handOverTo: 'P12' }],
  })

  test('success closes the task, and takes back what waits to be sent', () => {
    const { enrolment } = look(playbook, began)
    const waiting = { ...enrolment, messagesWaiting: 1 }
    const came = look(playbook, '2024-09-09', { facts: { visits: [aVisit('2024-09-08')] } }, waiting)
    expect(told(came)).toEqual(['task_closed call: settled', 'taken_back: visit', 'ended: visit'])
    expect(came.enrolment.position.ended).toEqual({ ending: 'success', because: 'visit' })
  })

  test('success after the steps waits for them', () => {
    const patient = aPlaybook({
      trigger: aState,
      success: { ...success, isAfterSteps: true },
      steps: [aWait({ id: 'call', until: 'visit' }), aStep({ id: 'tell', doneWhen: [] }), aWait()],
    })
    const { enrolment } = look(patient, began)
    const facts = { visits: [aVisit('2024-09-04')] }
    const came = look(patient, '2024-09-04', { facts }, enrolment)
    expect(told(came)).toEqual(['happened call: visit', 'task tell', 'waits heard: result'])
    const done = { ...came.enrolment, openTasks: [] }
    expect(told(look(patient, '2024-09-05', { facts }, done, aResult('reached')))).toContain('ended: visit')
  })

  test('failure hands over; running out of time is one too', () => {
    const { enrolment } = look(playbook, began)
    const declined = look(playbook, '2024-09-03', {}, { ...enrolment, openTasks: [] }, aResult('declined'))
    expect(told(declined)).toEqual(['result call: declined', 'ended: failed', 'handed_over: P12'])
    const reached = look(playbook, '2024-09-03', {}, { ...enrolment, openTasks: [] }, aResult('reached'))
    expect(told(reached)).toEqual(['result call: reached', 'waits: success'])
    expect(told(look(playbook, '2024-10-03', {}, reached.enrolment))).toEqual([])
    expect(told(look(playbook, '2024-10-04', {}, reached.enrolment))).toEqual([
      'ended: no_success_in_time',
      'handed_over: P12',
    ])
  })

  test.each([
    { about: { cancelled: 'do_not_contact' }, because: 'do_not_contact' },
    { about: { cancelled: 'all_cars_sold' }, because: 'all_cars_sold' },
    { about: { cancelled: 'deceased' }, because: 'deceased' },
  ] as const)('$because cancels before anything else', ({ about, because }) => {
    const { enrolment } = look(playbook, began)
    const gone = look(playbook, '2024-09-03', { ...about, facts: { cars: [aCar()] } }, enrolment)
    expect(gone.enrolment.position.ended).toEqual({ ending: 'cancelled', because })
  })
})

test('the last call that nobody answered is followed by a text, which leaves when it can no longer be undone', () => {
  const unanswered = aMessage({ topic: 'missed' })
  const playbook = aPlaybook({ steps: [aStep({ unanswered })] })
  const { enrolment } = look(playbook, began)
  const notBefore = '2024-09-03T02:10:00Z'
  const again = look(playbook, '2024-09-03', { notBefore }, enrolment, aResult('no_answer', false, 1))
  expect(told(again)).toEqual(['result call: no_answer'])
  const last = look(
    playbook,
    '2024-09-03',
    { notBefore },
    { ...enrolment, openTasks: [] },
    aResult('no_answer', true, 3),
  )
  expect(told(last)).toEqual(['result call: no_answer', 'message call', 'ended: all_steps_done'])
  expect(last.effects).toMatchObject([{ kind: 'message', notBefore }])
})

test('paused, it remembers what it is told and does nothing', () => {
  const { enrolment } = look(aPlaybook(), began)
  const paused = { ...enrolment, isPaused: true }
  expect(told(look(aPlaybook(), '2024-12-01', {}, paused))).toEqual([])
  expect(told(look(aPlaybook(), '2024-09-03', {}, paused, aResult('reached')))).toEqual(['result call: reached'])
})
