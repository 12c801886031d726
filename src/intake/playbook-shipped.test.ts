import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { languages } from '#domain/label.ts'
import { everyStep, type Step, type Template } from '#domain/playbook/step.ts'
import { readCatalogue } from '#intake/playbook-catalogue.ts'
import { faultSentence } from '#intake/playbook-fault.ts'
import { readPlaybook } from '#intake/playbook.ts'

const folder = new URL('../../playbooks/', import.meta.url)
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => ({ name, text: readFileSync(new URL(name, folder), 'utf8') }))
const { playbooks, faults } = readCatalogue(files)

test('every shipped file is a playbook, named after its id and name', () => {
  expect(faults).toEqual([])
  const names = playbooks.map(({ id, name }) => `${id.toLowerCase()}-${name}.yaml`)
  expect(names.toSorted()).toEqual(files.map(({ name }) => name).toSorted())
})

test('an id that two files use is a fault of the second', () => {
  const [first] = files
  if (first === undefined) throw new Error('no playbook is shipped')
  const twice = readCatalogue([first, { ...first, name: 'zz.yaml' }])
  expect(twice.playbooks).toHaveLength(1)
  expect(twice.faults).toMatchObject([{ file: 'zz.yaml', line: 1 }])
})

/** Every text of a step, by what it is for. */
function textsOf(step: Step): readonly Template[] {
  switch (step.kind) {
    case 'task':
      return [step.reason, step.script, ...(step.unanswered?.variants ?? [])]
    case 'message':
      return [...step.variants, ...(step.subject === null ? [] : [step.subject])]
    case 'set':
      return step.keyEvent === null ? [] : [step.keyEvent]
    case 'escalate':
      return [step.reason]
    default:
      return []
  }
}

test.each(playbooks)('the texts of $id $name render in both languages, whatever is unknown', ({ steps }) => {
  for (const step of everyStep(steps)) {
    for (const text of textsOf(step)) {
      for (const language of languages) {
        expect(text({}, language)).toMatch(/\S/)
        expect(text({}, language)).not.toMatch(/NaN|undefined|null|\{\{|\{%/)
      }
    }
    if (step.kind === 'task') expect(step.script({ customer_name: '王先生' }, 'zh')).toContain('王先生')
  }
})

test('every playbook that another one names is there', () => {
  const ids = playbooks.map(({ id }) => id)
  for (const { name, text } of files) {
    const playbook = readPlaybook(text, name, { ids })
    expect('faults' in playbook ? playbook.faults.map((fault) => faultSentence(fault, 'en')) : []).toEqual([])
  }
})
